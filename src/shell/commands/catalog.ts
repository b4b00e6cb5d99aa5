import type { Command } from '../process/command.ts'
import { cat } from './cat.ts'
import { expand, fold, nl, paste, unexpand } from './columns.ts'
import { cmp, comm, diff } from './compare.ts'
import { cut } from './cut.ts'
import { date } from './date.ts'
import { expr } from './expr.ts'
import { chmod, cp, ln, mkdir, mktemp, mv, readlink, realpath, rm, rmdir, touch } from './file-commands.ts'
import { find } from './find.ts'
import { grep } from './grep.ts'
import { head } from './head.ts'
import { groups, hostname, id, tty, which, whoami } from './identity.ts'
import { ls } from './ls.ts'
import { cksum, factor, link, mkfifo, shuf, truncate, unlink } from './more-files.ts'
import { od } from './od.ts'
import { nice, nohup, setsid, stdbuf, timeout } from './running.ts'
import { base64, basename, dirname, env, falseCommand, nproc, printenv, rev, seq, sleep, tac, trueCommand, uname, yes } from './small.ts'
import { sort } from './sort.ts'
import { stat } from './stat.ts'
import { tail } from './tail.ts'
import { tee } from './tee.ts'
import { tr } from './tr.ts'
import { uniq } from './uniq.ts'
import { wc } from './wc.ts'
import { xargs } from './xargs.ts'

/** The external commands of this machine, by name. */
export const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    base64,
    basename,
    cat,
    chmod,
    cp,
    cut,
    date,
    dirname,
    env,
    grep,
    head,
    ln,
    ls,
    mkdir,
    mktemp,
    mv,
    nproc,
    printenv,
    readlink,
    realpath,
    rev,
    rm,
    rmdir,
    seq,
    sleep,
    sort,
    tac,
    tail,
    tee,
    touch,
    tr,
    uname,
    uniq,
    wc,
    yes,
    cksum,
    cmp,
    comm,
    diff,
    expand,
    expr,
    factor,
    find,
    fold,
    groups,
    hostname,
    id,
    link,
    mkfifo,
    nice,
    nl,
    nohup,
    od,
    paste,
    setsid,
    shuf,
    stat,
    stdbuf,
    timeout,
    truncate,
    tty,
    unexpand,
    unlink,
    which,
    whoami,
    xargs,
    true: trueCommand,
    false: falseCommand,
  }),
)

/** Those that provided.al2023 does not have (util-linux, findutils, diffutils, which, hostname); everything else of ours is there (AL2023 minimal container, package list). */
export const absentOnLambda: ReadonlySet<string> = new Set(['cmp', 'diff', 'find', 'hostname', 'rev', 'setsid', 'which', 'xargs'])

/** Builtins of the shell that coreutils has as programs too. */
export const builtinPrograms: readonly string[] = ['echo', 'printf', 'test', '[', 'pwd']
