using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Tracker.Benchmarks.Load;

if (args is ["load", .. var rest]) return await LoadCommand.Root().Parse(rest).InvokeAsync();

// In this process, so that nothing is generated and built beside the solution.
BenchmarkSwitcher.FromAssembly(typeof(LoadCommand).Assembly)
    .Run(args, DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
return 0;
