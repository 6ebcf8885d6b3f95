using System.Collections.Concurrent;
using Tracker.Domain.Directory;
using Tracker.Domain.Sources;
using Tracker.Import;
using Tracker.Import.Report2022;
using Tracker.Server.Directory;
using Tracker.Server.Live;

namespace Tracker.Server.Sample;

/// <summary>
/// Sends a reading's commands to their records: the directory first, then many records at once, in order within each.
/// A command that was applied before is recognised by its operation and has no effect. What an earlier sample recorded of the study is corrected.
/// </summary>
public sealed class SampleLoader(Commands commands, IEventLog log, HeldSubjects held, RecordKinds kinds, DirectoryCache directory)
{
    private const int AtOnce = 32;
    private const int Tries = 20;

    public async Task<(int Applied, IReadOnlyList<string> Problems)> Load(IReadOnlyList<ImportStep> steps, CancellationToken cancellation)
    {
        var problems = new ConcurrentQueue<string>();
        var applied = 0;
        var records = steps.GroupBy(s => s.Actor).ToLookup(g => g.Key == DirectoryKind.Actor);
        foreach (var record in records[true]) await Apply(record, cancellation);
        await Parallel.ForEachAsync(records[false], new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (record, token) => await Apply(record, token));
        if (steps.Any(s => s.File is not null)) await Withdraw([.. steps.Select(s => s.Actor)]);
        return (applied, [.. problems]);

        async Task Apply(IGrouping<ActorId, ImportStep> record, CancellationToken token)
        {
            var known = (await log.Read(record.Key, 0, 1, token)).Count > 0;
            var state = known ? await held.Of(record.Key, token) : null;
            await Each(state is null ? record : Correction.Of(record.Key, state, [.. record]), known, token);
        }

        // Records of which the study's facts have nothing any more.
        async Task Withdraw(HashSet<ActorId> named)
        {
            await foreach (var actor in held.All(cancellation))
                if (!named.Contains(actor) && await held.Of(actor, cancellation) is { } state && state.Book.Claims.Exists(Correction.IsOurs))
                    await Each(Correction.Of(actor, state, []), true, cancellation);
        }

        async Task Each(IEnumerable<ImportStep> record, bool known, CancellationToken token)
        {
            foreach (var step in record)
            {
                var outcome = await Send(step, known, token);
                if (outcome.Result == Result.Accepted) Interlocked.Increment(ref applied);
                // Somebody has added this source already.
                else if (step.Command is AddSource && outcome.Rejection?.Code == RejectionCode.Duplicate) continue;
                else problems.Enqueue($"{Place(step)}{step.Actor}: {outcome.Rejection?.Sentence ?? "the store did not answer"}");
                if (step.Actor == DirectoryKind.Actor && outcome.Result == Result.Accepted) await directory.Reach(outcome.Version, token);
            }
        }
    }

    private static string Place(ImportStep step) => step.File is null ? "" : $"{step.File}:{step.Line}: ";

    private async Task<OutcomeMessage> Send(ImportStep step, bool again, CancellationToken cancellation)
    {
        if (directory.Find(step.By) is not { } by) return OutcomeMessage.Rejected(Rejection.NotFound);
        var codec = kinds.Of(step.Actor)!.Codec;
        var message = new CommandMessage(
            step.Actor, step.Operation, step.Compartment, 0, codec.NameOf(step.Command).Name, new RawJson(codec.Encode(step.Command)), Again: again);
        var outcome = await commands.Execute(by, message);
        for (var tries = 1; outcome.Result == Result.Unknown && tries < Tries; tries++)
        {
            cancellation.ThrowIfCancellationRequested();
            outcome = await commands.Execute(by, message with { Again = true });
        }
        return outcome;
    }
}
