console.log('λ')
