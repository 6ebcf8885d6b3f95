// Real processes, browsers and a database: one test at a time has the machine.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
