using Tracker.Domain.Directory;
using Tracker.Import;
using Tracker.Import.Report2022;
using Tracker.Import.Sample;
using Tracker.Server.SignIn;

namespace Tracker.Server.Sample;

/// <summary>The sample: the facts of the report and two invented delegations with four accounts, two watches, a playbook and a
/// program.</summary>
public sealed class SampleDesk(
    SampleLoader loader, LinkIssuer links, HeldSubjects held, IListings listings, RecordKinds kinds, TrackerOptions options) : IDisposable
{
    private readonly SemaphoreSlim one = new(1);

    /// <summary>True if there is no record besides the directory.</summary>
    public async Task<bool> IsEmpty(CancellationToken cancellation)
    {
        foreach (var kind in kinds.All)
            if (kind is not DirectoryKind && (await listings.List(kind.Name, null, null, 0, 1, cancellation)).Count > 0)
                return false;
        return true;
    }

    /// <summary>Loads what is missing, for an administrator, with a sign-in link for each account.</summary>
    public async Task<SampleLoaded> Load(ParticipantId by, CancellationToken cancellation)
    {
        var (steps, problems) = await Load(cancellation);
        var issued = new List<SampleLink>();
        foreach (var account in SampleAccounts.All)
        {
            var link = await links.Issue(account.Id, by, cancellation);
            issued.Add(new SampleLink(account.Id, account.Name, link.Address, link.ExpiresAt));
        }
        return new SampleLoaded(steps, problems, issued);
    }

    /// <summary>
    /// Loads what is missing; the commands that were sent, none if all of this sample is there, and what was refused.
    /// Throws <see cref="DirectoryNotFoundException"/> if the report's facts cannot be found.
    /// </summary>
    public async Task<(int Steps, IReadOnlyList<string> Problems)> Load(CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            var reading = ReportReader.Read(Folder());
            IReadOnlyList<ImportStep> steps = [.. SampleDelegations.Steps(), SampleSource.Step(), .. reading.Steps];
            IReadOnlyList<ImportStep> watches = [.. SampleWatches.Steps(), .. SamplePlaybooks.Steps(reading.Steps), .. SamplePrograms.Steps()];
            var seal = SampleSeal.Of([.. steps, .. watches]);
            var unread = reading.Problems.Select(p => p.ToString());
            if (SampleSeal.Holds(await held.Of(SampleSeal.Actor, cancellation), seal)) return (0, [.. unread]);
            var (applied, problems) = await loader.Load(steps, cancellation);
            var (added, refused) = await loader.Load(watches, cancellation);
            (applied, problems) = (applied + added, [.. problems, .. refused]);
            // Only a load that left nothing out is sealed: the next start tries the rest again.
            if (problems.Count == 0) applied += (await loader.Load(seal, cancellation)).Applied;
            return (applied, [.. unread, .. problems]);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private string Folder()
    {
        if (options.Sample.Folder is { Length: > 0 } set)
            return System.IO.Directory.Exists(set)
                ? set
                : throw new DirectoryNotFoundException($"Tracker__Sample__Folder names '{set}', which does not exist.");
        var beside = Path.Combine(AppContext.BaseDirectory, "report-2022");
        return System.IO.Directory.Exists(beside)
            ? beside
            : throw new DirectoryNotFoundException("The report's facts are not beside the program; name their folder with Tracker__Sample__Folder.");
    }
}
