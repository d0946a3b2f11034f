"""A sweep as Slurm job arrays: each element runs one shard and stores its own runs in the sweep's folder.

What is known of a sweep is always read from two places alone: its part files (which runs there are) and
Slurm's queue (which shards somebody has in hand). Whoever watches may therefore die and be started again at
any time.

options.py   what a site needs: partition, time, modules, container ...
script.py    the batch script
queue.py     Slurm's own commands
shards.py    how many shards, the site's limits, names of jobs
element.py   what an element of an array does
watch.py     submitting, watching, submitting again what is missing
"""
