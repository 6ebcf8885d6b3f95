namespace Tracker.Domain.Subjects;

/// <summary>Opens the record of a subject with its first title.</summary>
/// <param name="bodyRequired">True if a record cannot be opened without its body.</param>
internal sealed class SubjectPart(bool bodyRequired) : Part<SubjectState, SubjectCommand, SubjectEvent>
{
    protected override Decision Decide(SubjectState here, Sight sight, SubjectCommand command)
    {
        if (command is not OpenSubject c) return Rejection.UnknownCommand(command.GetType().Name);
        if (sight.At != CompartmentId.Record) return Rejection.Invalid("A record must be opened in the compartment 'record'.", "compartment");
        if (here.Opened) return Rejection.Duplicate("record", "title");
        var title = new Assertion(c.Id, new Titled(c.Title), c.Source, c.Valid);
        var broken = (bodyRequired && string.IsNullOrWhiteSpace(c.Body) ? TextLimits.Required("body") : null)
            ?? TextLimits.Refuses(c.Body, "body", TextLimits.Name)
            ?? title.Refuses();
        return broken is not null
            ? broken
            : Decision.Of(new Directed(sight.At, new SubjectOpened(c.Body)), new Directed(sight.At, new ClaimRecorded(title)));
    }

    protected override SubjectState Evolve(SubjectState state, SubjectEvent happened, Recorded recorded) => happened switch
    {
        SubjectOpened e => state with { Opened = true, Body = e.Body },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };
}
