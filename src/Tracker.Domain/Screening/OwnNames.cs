namespace Tracker.Domain.Screening;

/// <summary>The names of one of our organisations.</summary>
/// <param name="Title">What lists call it.</param>
/// <param name="Names">Every title and other name that stands, former ones too, each once.</param>
public sealed record OwnNames(ActorId Organization, string Title, ImmutableArray<string> Names)
{
    /// <summary>Another one when a name is added, corrected or withdrawn.</summary>
    public string Digest { get; } = ListEntry.DigestOf([.. Names.Order(StringComparer.Ordinal)]);

    /// <summary>The names of a record; null if it has none.</summary>
    /// <param name="said">What stands, the public record first.</param>
    public static OwnNames? Of(ActorId organization, IEnumerable<Statement> said)
    {
        var all = said.ToList();
        var names = all.Select(s => s switch { Titled t => t.Title, AlsoNamed n => n.Name, _ => null }).OfType<string>().Distinct().ToImmutableArray();
        var title = all.OfType<Titled>().LastOrDefault(t => !t.Former)?.Title ?? names.FirstOrDefault();
        return title is null ? null : new(organization, title, names);
    }
}
