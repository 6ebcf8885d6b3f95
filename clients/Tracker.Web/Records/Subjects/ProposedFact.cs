using Tracker.Domain.Claims;
using Tracker.Domain.Subjects;

namespace Tracker.Web.Records.Subjects;

/// <summary>What another page knows of a fact: the form begins with it, and nothing is recorded before a person sends it.</summary>
/// <param name="Actor">The record to which it would be added.</param>
/// <param name="Word">The stored word of the statement.</param>
/// <param name="Words">The fields of the form.</param>
public sealed record ProposedFact(ActorId Actor, string Word, IReadOnlyDictionary<string, string> Words)
{
    /// <param name="statement">Without a field that the person has to choose: the form asks for what is missing.</param>
    public static ProposedFact Of(SubjectKind kind, ActorId actor, Statement statement, Source source, DateOnly? day)
    {
        var claim = new Claim(
            new(EntityId.New(), statement, source, day is { } on ? new(PartialDate.Of(on)) : null), ParticipantId.System, DateTimeOffset.MinValue, 0);
        return new(actor, ClaimDraft.WordOf(kind, statement), ClaimDraft.WordsOf(kind, claim));
    }

    /// <summary>The same without the words of one field, such as an outcome that only a person can tell.</summary>
    public ProposedFact Without(string field) =>
        this with { Words = Words.ToDictionary(w => w.Key, w => w.Key == field ? "" : w.Value, StringComparer.Ordinal) };
}
