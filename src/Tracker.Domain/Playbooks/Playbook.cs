using System.Security.Cryptography;
using System.Text;

namespace Tracker.Domain.Playbooks;

/// <summary>The day of a gathering from which a step is counted.</summary>
public enum StepMoment { Opens, Closes }

/// <summary>Something that was done in a past case and can be done again.</summary>
/// <param name="Days">Days from the moment to the day on which it is due; negative for days before it; null for no date.</param>
/// <param name="Who">Who typically does it: a role or a kind of organisation.</param>
/// <param name="Facts">What the record has of it; at most <see cref="MostFacts"/>.</param>
/// <param name="Source">Where else it is written.</param>
public sealed record PlaybookStep(
    EntityId Id, string What, string? Who = null, int? Days = null, StepMoment From = StepMoment.Opens, ImmutableArray<FactReference>? Facts = null,
    string? Source = null)
{
    public const int MostFacts = 20, MostDays = 3_650;

    /// <summary>The day on which it is due; null if it has no date.</summary>
    public DateOnly? DueOn(DateOnly opens, DateOnly closes) => Days is { } days ? (From == StepMoment.Opens ? opens : closes).AddDays(days) : null;

    /// <summary>The task of this step in a delegation: always the same, so that starting the playbook again adds nothing.</summary>
    public EntityId TaskIn(ActorId delegation, ActorId playbook) =>
        EntityId.Parse(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{delegation} {playbook} {Id}")))[..24]);

    /// <summary>Null if every field keeps its rule.</summary>
    public Rejection? Refuses(string field) =>
        TextLimits.Demands(What, field + ".what", TextLimits.Title) ?? TextLimits.Refuses(Who, field + ".who", TextLimits.Name)
        ?? (Days is < -MostDays or > MostDays
            ? Rejection.Invalid($"'{field}.days' takes up to {MostDays} days before or after; this is {Days}.", field + ".days") : null)
        ?? (Facts is { Length: > MostFacts } ? Rejection.Full(Facts.Value.Length - 1, MostFacts, "facts of one step") : null)
        ?? Facts?.Select(f => TextLimits.Demands(f.Name, field + ".facts", TextLimits.Title)).FirstOrDefault(r => r is not null)
        ?? TextLimits.Refuses(Source, field + ".source", TextLimits.Line);

    public bool Equals(PlaybookStep? other) =>
        other is not null && (Id, What, Who, Days, From, Source) == (other.Id, other.What, other.Who, other.Days, other.From, other.Source)
        && (Facts ?? []).SequenceEqual(other.Facts ?? []);

    public override int GetHashCode() => HashCode.Combine(Id, What, Days);

    /// <summary>On one line, for a conflict.</summary>
    public override string ToString() => What;
}

/// <summary>What an audience learned from a past case, as steps for a new one.</summary>
/// <param name="MadeFrom">The case, in words.</param>
/// <param name="Cases">The records of the case.</param>
/// <param name="Order">The steps in their order.</param>
/// <param name="RetiredFor">Why it is not to be used any more; null while it is.</param>
public sealed record Playbook(
    Field Title, Field MadeFrom, ImmutableArray<ActorId> Cases, ImmutableSortedDictionary<EntityId, Choice<PlaybookStep>> Steps,
    ImmutableArray<EntityId> Order, Choice<string?> RetiredFor)
{
    public const int MostSteps = 100, MostCases = 20;

    public static readonly Playbook Empty =
        new(Field.Empty, Field.Empty, [], ImmutableSortedDictionary<EntityId, Choice<PlaybookStep>>.Empty, [], new(null));

    [JsonIgnore]
    public bool IsOn => Title.Value is not null && RetiredFor.Value is null;

    /// <summary>The steps as they stand.</summary>
    [JsonIgnore]
    public IEnumerable<PlaybookStep> All => Order.Select(id => Steps[id].Value);
}
