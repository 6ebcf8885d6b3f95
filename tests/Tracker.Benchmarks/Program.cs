using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Tracker.Benchmarks.Drafts;
using Tracker.Benchmarks.Load;
using Tracker.Benchmarks.Micro;

if (args is ["load", .. var rest]) return await LoadCommand.Root().Parse(rest).InvokeAsync();
if (args is ["draft", .. var draft]) return await DraftCommand.Root().Parse(draft).InvokeAsync();
if (args is ["text", var trace]) return TypingReplay.Run(trace);
if (args is ["history", .. var changes])
    return await HistoryOpening.Run(changes is [var number] ? int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : 50_000);

// In this process, so that nothing is generated and built beside the solution.
BenchmarkSwitcher.FromAssembly(typeof(LoadCommand).Assembly)
    .Run(args, DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
return 0;
