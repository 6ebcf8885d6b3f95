using Tracker.Domain.Claims;

namespace Tracker.Domain.Sources;

/// <summary>What is said of a source besides its captures.</summary>
public enum SourceField { Title, Publisher, Address, Language, Published, Licence }

/// <summary>A document of the source as it was on a day.</summary>
/// <param name="Taken">When it was fetched from its publisher.</param>
/// <param name="Name">Of the file.</param>
/// <param name="By">Who uploaded it.</param>
/// <param name="Withdrawn">Why it does not count any more; its document stays.</param>
public sealed record Capture(
    EntityId Id, CapturedDocument Document, PartialDate Taken, string Name, ParticipantId By, DateTimeOffset At, Remark? Withdrawn = null);

/// <summary>What one audience keeps of a source, in its compartment.</summary>
public sealed record SourceRecord(
    Field Title, Field Publisher, Field Address, Field Language, Field Published, Field Licence, ImmutableArray<Capture> Captures)
{
    public static readonly SourceRecord Empty = new(
        Field.Empty, Field.Empty, Field.Empty, Field.Empty, Field.Empty, Field.Empty, []);

    /// <summary>The captures that count, by when they were taken.</summary>
    public IEnumerable<Capture> Standing() => Captures.Where(c => c.Withdrawn is null).OrderBy(c => c.Taken);

    public Capture? Find(EntityId id) => Captures.FirstOrDefault(c => c.Id == id);

    public Field Of(SourceField field) => field switch
    {
        SourceField.Title => Title,
        SourceField.Publisher => Publisher,
        SourceField.Address => Address,
        SourceField.Language => Language,
        SourceField.Published => Published,
        _ => Licence,
    };

    public SourceRecord With(SourceField field, Field to) => field switch
    {
        SourceField.Title => this with { Title = to },
        SourceField.Publisher => this with { Publisher = to },
        SourceField.Address => this with { Address = to },
        SourceField.Language => this with { Language = to },
        SourceField.Published => this with { Published = to },
        _ => this with { Licence = to },
    };
}
