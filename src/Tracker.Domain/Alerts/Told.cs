namespace Tracker.Domain.Alerts;

/// <summary>Something that happened, in words for those who follow the record.</summary>
/// <param name="What">What somebody did, after their name: “set the stance on point 2 to oppose”.</param>
/// <param name="From">The least level at which a participant is told.</param>
/// <param name="Point">The agenda point that it is about, or null.</param>
/// <param name="Meeting">The preparation meeting that it is about, or null.</param>
/// <param name="Tab">The part of the record's page that shows it, if it has none of its own.</param>
/// <param name="Concerns">Those who are told whether they follow the record or not.</param>
/// <param name="Names">The records that it names: who follows one of them is told.</param>
/// <param name="ToThem">The same, as it is said to those; null for the same words.</param>
public sealed record Told(
    string What, AlertLevel From = AlertLevel.Everything, EntityId? Point = null, EntityId? Meeting = null, string? Tab = null,
    ImmutableArray<ParticipantId>? Concerns = null, ImmutableArray<ActorId>? Names = null, string? ToThem = null)
{
    public bool IsFor(ParticipantId participant) => Concerns?.Contains(participant) is true;

    /// <summary>In the words for this participant.</summary>
    public string SaidTo(ParticipantId participant) => ToThem is { } them && IsFor(participant) ? them : What;

    /// <summary>The same, told also to those who only want what is important.</summary>
    internal Told Important() => this with { From = AlertLevel.Important };
}
