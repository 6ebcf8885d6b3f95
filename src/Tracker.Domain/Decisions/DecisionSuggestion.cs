using System.Security.Cryptography;
using System.Text;

namespace Tracker.Domain.Decisions;

/// <summary>What the words of a decision may say besides.</summary>
public enum SuggestionSort { Document, Term, Deadline }

/// <summary>What only the prose of a decision may say. It counts for nothing until a person confirms it.</summary>
/// <param name="Key">The same as long as the words are: clause, sort and words.</param>
/// <param name="Place">The clause, in words: <c>action 2</c>.</param>
/// <param name="Words">The words that suggest it.</param>
/// <param name="Sentence">The sentence around them.</param>
/// <param name="Statement">What would be recorded.</param>
public sealed record DecisionSuggestion(
    string Key, SuggestionSort Sort, string Place, string Words, string Sentence, Statement Statement, PartialInterval? Day = null)
{
    /// <summary>Confirms it: a fact with the words of the decision as its source.</summary>
    /// <param name="source">Where the clause can be read.</param>
    /// <param name="record">The record of the document that it names; null if it has none.</param>
    /// <param name="before">How often this was answered before and the answer withdrawn.</param>
    public RecordClaim Confirm(Source source, Reference? record = null, int before = 0) => new(new(
        Id(before), Statement is Related related && record is not null ? related with { Other = record } : Statement, Read(source), Day));

    /// <summary>Notes that the words do not say it.</summary>
    public RecordClaim Reject(Source source, int before = 0) => new(new(Id(before), new SetAside(Key), Read(source)));

    /// <summary>The same fact for the record of the committee that decided it: who has the post from then on; null for all but a post.</summary>
    /// <param name="clause">The claim with the words, whose day is that from which they have effect.</param>
    public RecordClaim? ConfirmAt(ActorId decision, Claim clause, int before = 0) => Statement is not RoleHeld ? null
        : new(new(IdAt(decision, before), Statement, Read(clause.Assertion.Source!), Day ?? clause.Valid));

    /// <summary>What <see cref="ConfirmAt"/> recorded.</summary>
    public EntityId IdAt(ActorId decision, int before) => Id(before, decision.Value + "\n");

    /// <summary>The sentence, cut to about so many characters around the words.</summary>
    public string Excerpt(int most)
    {
        if (Sentence.Length <= most) return Sentence;
        var at = Math.Max(0, Sentence.IndexOf(Words, StringComparison.Ordinal));
        var from = Math.Clamp(at - (most - Words.Length) / 2, 0, Sentence.Length - most);
        var (start, end) = (from == 0 ? 0 : Sentence.IndexOf(' ', from) + 1, Math.Max(from + most, at + Words.Length));
        if (start > at) start = from;
        if (end < Sentence.Length && Sentence.LastIndexOf(' ', end) is var space && space >= at + Words.Length) end = space;
        return $"{(start > 0 ? "… " : "")}{Sentence[start..end]}{(end < Sentence.Length ? " …" : "")}";
    }

    /// <summary>The claims that answered it, one after the other: the next was recorded when the one before was withdrawn.</summary>
    public IEnumerable<Claim> AnswersIn(ClaimBook book)
    {
        for (var before = 0; book.Find(Id(before)) is { } claim; before++) yield return claim;
    }

    private Source Read(Source source) => source with { Quote = Sentence, Locator = Key, Passage = null, Note = null };

    /// <summary>Two people who answer at once answer once.</summary>
    private EntityId Id(int before, string of = "") => EntityId.Parse(Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"suggestion\n{before}\n{of}{Key}")))[..12]));
}

/// <summary>A suggestion and the claim that answers it; null while nobody did.</summary>
/// <param name="Before">How often an answer was withdrawn.</param>
public sealed record AnsweredSuggestion(DecisionSuggestion Suggestion, Claim Clause, Claim? Answer, int Before)
{
    public bool IsOpen => Answer is null;

    public bool IsRejected => Answer?.Statement is SetAside;

    /// <summary>Takes the answer back, so that it can be answered again; null while nobody answered, and if the answer was corrected since.</summary>
    public WithdrawClaim? TakeBack => Answer is { Stands: true } answer ? new(answer.Id, AnsweredAgain) : null;

    /// <summary>Why an answer was withdrawn.</summary>
    public const string AnsweredAgain = "The answer to the suggestion was taken back.";
}
