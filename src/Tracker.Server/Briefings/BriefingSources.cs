using Tracker.Domain.Briefings;
using Tracker.Domain.Sources;
using Tracker.Domain.Subjects;

namespace Tracker.Server.Briefings;

/// <summary>Whether a briefing says what the record says: other records decide it, which a briefing does not read.</summary>
public sealed class BriefingSources(PublicRecords records, IListings listings, IGrainFactory grains, RecordKinds kinds)
{
    /// <summary>Why these are not the words of the record, or null: each line is one that would be collected now from the claims that it cites.</summary>
    public async Task<Rejection?> Refuses(IncludeOrganization command)
    {
        if (command.Lines.IsDefault) return null;
        if (await records.Read(command.Organization) is not { Opened: true } state) return NoOrganization;
        var (work, people) = (new List<WorkClaim>(), new List<WorkClaim>());
        foreach (var from in command.Lines.Select(l => l.From).OfType<Citation>().Where(f => f.Claim is not null && f.Record != command.Organization))
            if (await records.Find(from.Record, from.Claim!.Value) is { } found)
                (from.Record.Kind == Tracker.Domain.Persons.Person.Kind.Name ? people : work).Add(found);
        var now = Collecting.Of(command.Organization, state, [.. work, .. people], people);
        return now.Name == command.Name ? Strange(command.Lines, now.Lines) : NoOrganization;
    }

    /// <summary>The same of general statements.</summary>
    public async Task<Rejection?> Refuses(IncludeStatements command)
    {
        if (command.Lines.IsDefault) return null;
        var now = new List<BriefLine>();
        foreach (var topic in command.Lines.Select(l => l.From?.Record).OfType<ActorId>().Distinct())
            if (await records.Read(topic) is { } state)
                now.AddRange(Collecting.Caveats(topic, state));
        return Strange(command.Lines, now);
    }

    /// <summary>Why nothing can be cited there, or null: a claim of the record with its source, or a source of the record.</summary>
    public async Task<Rejection?> Refuses(Citation? from) =>
        from is null ? null
        : from.Claim is { } claim
            ? await records.Find(from.Record, claim) is { Claim.Stands: true } found && found.Claim.Assertion.Source == from.Source ? null : NotThere
        : from.Record.Kind == SourceKind.Word && (await listings.Of([from.Record], CompartmentId.Record)).Any() ? null : NotThere;

    public async Task<Rejection?> Refuses(NameAttendee command) =>
        await records.Read(command.Who) is { Opened: true } ? null : Rejection.Invalid("There is no such person or organisation in the record.", "who");

    public async Task<Rejection?> Refuses(CreateBriefing command) =>
        !BriefingKind.IsSubject(command.About) || await records.Read(command.About) is { Opened: true } ? null
            : Rejection.Invalid("There is no such meeting or committee.", "about");

    /// <summary>Why what is drafted is not released now, or null: the record still says all of it.</summary>
    public async Task<Rejection?> Refuses(ActorId actor)
    {
        var kept = (await grains.Record(actor).ReadAsProgram<Briefing>(kinds.Of(actor)!)).GetValueOrDefault(BriefingKind.OfficeOf(actor));
        return kept is not null && (await Changes(kept.Lines)).FirstOrDefault() is { } change
            ? Rejection.IllegalStep($"“{change.Words}” was changed in the record since it was collected. Collect again, or take it out.", "sentence")
            : null;
    }

    /// <summary>The lines whose facts are not what they were.</summary>
    public async Task<List<FactChange>> Changes(IEnumerable<BriefLine> lines)
    {
        var all = lines.Where(l => l.From?.Claim is not null).ToList();
        var states = new Dictionary<ActorId, SubjectState?>();
        foreach (var record in all.Select(l => l.From!.Record).Distinct()) states[record] = await records.Read(record);
        return [.. FactChange.In(all, record => states[record])];
    }

    private static readonly Rejection NotThere =
        Rejection.Invalid("There is no such source in the record. Choose a source of the record, with its page.", "from");
    private static readonly Rejection NoOrganization = Rejection.Invalid("There is no such organisation in the record.", "organization");

    private static Rejection? Strange(IEnumerable<BriefLine> sent, IReadOnlyCollection<BriefLine> now) =>
        sent.FirstOrDefault(l => !now.Any(n => n.Says(l))) is { } strange
            ? Rejection.Invalid($"“{strange.Words}” is not what the record says. Collect again.", "lines")
            : null;
}
