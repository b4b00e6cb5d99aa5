import type { Command } from '../process/command.ts'
import { cat } from './cat.ts'
import { cut } from './cut.ts'
import { date } from './date.ts'
import { chmod, cp, ln, mkdir, mktemp, mv, readlink, realpath, rm, rmdir, touch } from './file-commands.ts'
import { grep } from './grep.ts'
import { head } from './head.ts'
import { ls } from './ls.ts'
import { base64, basename, dirname, env, falseCommand, nproc, printenv, rev, seq, sleep, tac, trueCommand, uname, yes } from './small.ts'
import { sort } from './sort.ts'
import { tail } from './tail.ts'
import { tee } from './tee.ts'
import { tr } from './tr.ts'
import { uniq } from './uniq.ts'
import { wc } from './wc.ts'

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
    true: trueCommand,
    false: falseCommand,
  }),
)

/** Those that provided.al2023 does not have (util-linux); everything else of ours is there (AL2023 minimal container, package list). */
export const absentOnLambda: ReadonlySet<string> = new Set(['rev'])
