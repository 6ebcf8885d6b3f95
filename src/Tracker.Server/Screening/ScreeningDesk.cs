using System.Security.Cryptography;
using Tracker.Domain.Screening;
using Tracker.Domain.Sources;
using Tracker.Import.Screening;
using Tracker.Server.Directory;
using Tracker.Server.Live;

namespace Tracker.Server.Screening;

/// <summary>The list, and how our organisations compare with it: for government liaisons; for anyone else there is none.</summary>
public sealed class ScreeningDesk(
    IStore store, IGrainFactory grains, RecordKinds kinds, DirectoryCache directory, Commands commands, Screener screener, TimeProvider time)
{
    private const string WhyNoText = "A screening list is read by its columns.";

    /// <summary>A list with less than this share of the entries of the one in use is taken only if that is said.</summary>
    private const double LeastShare = 0.8;

    private readonly ScreeningKind kind = (ScreeningKind)kinds.Find(ScreeningKind.Word)!;

    /// <summary>Whether the participant may know that we compare.</summary>
    public bool MayRead(Principal principal) =>
        kind.RightIn(Standing.Of(principal, AccessList.Empty, directory.Today), CompartmentId.Government) >= Right.Read;

    /// <summary>How organisations compare; null if that is not for the participant to know.</summary>
    /// <param name="only">One organisation; null for all.</param>
    public async Task<ScreeningView?> Of(Principal principal, ActorId? only, CancellationToken cancellation)
    {
        if (!MayRead(principal)) return null;
        var state = await State();
        if (state.Current is not { } version) return ScreeningView.Nothing;
        var (list, problem) = await screener.Load(version, cancellation);
        if (list is null) return ScreeningView.Nothing with { Version = version, Before = state.Before, Problem = problem };
        var before = state.Before is { } earlier ? (await screener.Load(earlier, cancellation)).List : null;
        return Screener.Compare(await screener.Organizations(only, cancellation), list, before, state, cancellation);
    }

    /// <summary>What a file says beside the version in use; null if that is not for the participant to know.</summary>
    public async Task<ListPreview?> Preview(Principal principal, string name, byte[] file, CancellationToken cancellation)
    {
        if (!MayRead(principal)) return null;
        var (state, sha256, read) = (await State(), Convert.ToHexStringLower(SHA256.HashData(file)), ListFile.Read(file));
        if (read.Refused is { } why) return new(name, sha256, 0, 0, 0, 0, false, [], [], 0, 0, 0, state.Current, why);
        var list = screener.Keep(sha256, read);
        var current = state.Current is { } version ? (await screener.Load(version, cancellation)).List : null;
        var organizations = await screener.Organizations(null, cancellation);
        var concerned = Screener.Pairs(organizations, list, current, state, cancellation).Pairs.Where(p => current is null || p.IsNew).ToList();
        var (now, was) = (read.Entries.ToDictionary(e => e.Key, e => e.Digest), current?.Index.Entries.ToDictionary(e => e.Key, e => e.Digest) ?? []);
        return new(
            name, sha256, read.Entries.Length, now.Keys.Count(k => !was.ContainsKey(k)), now.Count(e => was.TryGetValue(e.Key, out var d) && d != e.Value),
            was.Keys.Count(k => !now.ContainsKey(k)), state.Current?.Document.Sha256 == sha256, read.Notes,
            [.. concerned.Take(ScreeningView.Most)], concerned.Count, concerned.Select(p => p.Organization).Distinct().Count(), organizations.Count,
            state.Current);
    }

    /// <summary>Makes a file the version in use; a file that already is changes nothing.</summary>
    /// <param name="fewer">True if the file may have far fewer entries than the version in use.</param>
    public async Task<(ListPreview? Done, Rejection? Rejection)> Apply(
        Principal principal, string name, PartialDate dated, bool fewer, byte[] file, CancellationToken cancellation)
    {
        if (await Preview(principal, name, file, cancellation) is not { } preview) return (null, Rejection.NotFound);
        if (preview.Refused is not null || preview.IsCurrent) return (preview, null);
        if (preview.Current is { } current && preview.Entries < current.Entries * LeastShare && !fewer)
            return (null, Rejection.Invalid(
                $"The file has {preview.Entries} entries; the version in use has {current.Entries}. If that is right, say so with 'fewer'.", "fewer"));
        var described = new CapturedDocument(preview.Sha256, DocumentForm.Text, file.Length, WhyNoText: WhyNoText);
        var document = await store.Documents.Keep(described, file, null, principal.Id, time.GetUtcNow(), cancellation);
        var adopt = new AdoptListVersion(EntityId.New(), ScreeningKind.ConsolidatedTitle, document, name, dated, preview.Entries);
        var outcome = await commands.Execute(principal, new CommandMessage(
            ScreeningKind.Consolidated, OperationId.New(), CompartmentId.Government, 0, kind.Codec.NameOf(adopt).Name, new RawJson(kind.Codec.Encode(adopt))));
        return outcome.Result switch
        {
            Result.Accepted => (preview with { Applied = true }, null),
            Result.Rejected => (null, outcome.Rejection),
            _ => (null, Unknown),
        };
    }

    private async Task<ScreeningList> State() =>
        (await grains.Record(ScreeningKind.Consolidated).ReadAsProgram<ScreeningList>(kind)).GetValueOrDefault(CompartmentId.Government) ?? ScreeningList.Empty;

    private static readonly Rejection Unknown = Rejection.Invalid(
        "It is not known whether the list was taken. Import it again: a list in use is not taken twice.");
}
