namespace Tracker.Domain.Subjects;

/// <summary>Opens the record of a subject with its first title and the claims that come with it, and merges it into another one.</summary>
/// <param name="bodyRequired">True if a record cannot be opened without its body.</param>
/// <param name="claims">The rules by which each claim is judged, in its order.</param>
internal sealed class SubjectPart(bool bodyRequired, Part<SubjectState> claims) : Part<SubjectState, SubjectCommand, SubjectEvent>
{
    protected override Decision Decide(SubjectState here, Sight sight, SubjectCommand command) => command switch
    {
        OpenSubject c => Open(here, sight, c),
        MergeRecord or SplitRecord when sight.At != CompartmentId.Record =>
            Rejection.Invalid("A record is merged and split in the compartment 'record'.", "compartment"),
        MergeRecord c => Merging.Decide(here, sight, c),
        SplitRecord c => Merging.Decide(here, sight, c),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    private Decision Open(SubjectState here, Sight sight, OpenSubject c)
    {
        if (sight.At != CompartmentId.Record) return Rejection.Invalid("A record must be opened in the compartment 'record'.", "compartment");
        if (here.Opened) return Rejection.Duplicate("record", "title");
        var title = new Assertion(c.Id, new Titled(c.Title), c.Source, c.Valid);
        var broken = (bodyRequired && string.IsNullOrWhiteSpace(c.Body) ? TextLimits.Required("body") : null)
            ?? TextLimits.Refuses(c.Body, "body", TextLimits.Name)
            ?? title.Refuses();
        if (broken is not null) return broken;
        var events = ImmutableArray.Create(new Directed(sight.At, new SubjectOpened(c.Body)), new Directed(sight.At, new ClaimRecorded(title)));
        return c.Claims is { IsDefaultOrEmpty: false } more
            ? With(here with { Opened = true, Body = c.Body, Book = With(here.Book, title) }, sight, more, events)
            : Decision.Of([.. events]);
    }

    private Decision With(SubjectState opened, Sight sight, ImmutableArray<Assertion> more, ImmutableArray<Directed> events)
    {
        if (Rejection.Full(more.Length - 1, OpenSubject.MostClaims, "claims") is { } full) return full with { Field = "claims" };
        foreach (var (i, claim) in more.Index())
        {
            var decided = claims.Decide(opened, sight, new RecordClaim(claim));
            if (decided.Rejection is { } no) return no with { Field = Place(i, no.Field) };
            opened = opened with { Book = With(opened.Book, claim) };
            events = events.AddRange(decided.Events);
        }
        return Decision.Of([.. events]);
    }

    /// <summary>The field of a single claim, in the list of them.</summary>
    private static string Place(int claim, string? field) =>
        $"claims.{claim}" + (field is null ? "" : "." + (field.StartsWith("claim.", StringComparison.Ordinal) ? field["claim.".Length..] : field));

    private static ClaimBook With(ClaimBook book, Assertion claim) =>
        book with { Claims = book.Claims.Add(new Claim(claim, ParticipantId.System, DateTimeOffset.MinValue, 0)) };

    protected override SubjectState Evolve(SubjectState state, SubjectEvent happened, Recorded recorded) => happened switch
    {
        SubjectOpened e => state with { Opened = true, Body = e.Body },
        RecordMerged or RecordSplit => Merging.Evolve(state, happened, recorded),
        _ => throw new UnknownEventException(happened.GetType().Name),
    };
}
