using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Tracker.Benchmarks.Attacks;
using Tracker.Benchmarks.Closed;
using Tracker.Benchmarks.Drafts;
using Tracker.Benchmarks.Load;
using Tracker.Benchmarks.Micro;

if (args is ["load", .. var rest]) return await LoadCommand.Root().Parse(rest).InvokeAsync();
if (args is ["draft", .. var draft]) return await DraftCommand.Root().Parse(draft).InvokeAsync();
if (args is ["attack", .. var attack]) return await AttackCommand.Root().Parse(attack).InvokeAsync();
if (args is [Attacker.Verb, var how, var target, var cookie]) return await Attacker.Run(how, new Uri(target), cookie);
if (args is ["tell-apart", .. var closed]) return await TellApartCommand.Root().Parse(closed).InvokeAsync();
if (args is ["text", var trace]) return TypingReplay.Run(trace);
if (args is ["claims", .. var count])
    return await ClaimTableLoad.Run(count is [var claims] ? int.Parse(claims, System.Globalization.CultureInfo.InvariantCulture) : 250_000);
if (args is ["watches", .. var facts])
    return await WatchComparing.Run(facts is [var some] ? int.Parse(some, System.Globalization.CultureInfo.InvariantCulture) : 10_000);
if (args is ["screening", .. var screened])
    return await Rescreening.Run(screened is [var own] ? int.Parse(own, System.Globalization.CultureInfo.InvariantCulture) : 10_000);
if (args is ["history", .. var changes])
    return await HistoryOpening.Run(changes is [var number] ? int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : 50_000);

// In this process, so that nothing is generated and built beside the solution.
BenchmarkSwitcher.FromAssembly(typeof(LoadCommand).Assembly)
    .Run(args, DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
return 0;
