import time


# The spigot of Rabinowitz and Wagon, as in the other two languages, line by line.
def pi_digits(wanted):
    length = wanted * 10 // 3 + 2
    a = [2] * length
    digits = ''
    nines = 0
    held = 0
    for turn in range(wanted + 2):
        q = 0
        for i in range(length, 0, -1):
            x = 10 * a[i - 1] + q * i
            a[i - 1] = x % (2 * i - 1)
            q = x // (2 * i - 1)
        a[0] = q % 10
        q //= 10
        if q == 9:
            nines += 1
        else:
            digits += str(held + 1 if q == 10 else held) + ('0' if q == 10 else '9') * nines
            held = 0 if q == 10 else q
            nines = 0
    return digits[1:wanted + 1]


def lambda_handler(event, context):
    start = time.perf_counter()
    pi = pi_digits(int(event['queryStringParameters']['number']))
    return {'pi': pi, 'milliseconds': (time.perf_counter() - start) * 1000}
