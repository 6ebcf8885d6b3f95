using System.Collections.Immutable;
using Tracker.Domain.Claims;
using Tracker.Domain.Subjects;
using Tracker.Web.Live;

namespace Tracker.Web.Records.Subjects;

/// <summary>A statement with which a record begins, in a form: only what it demands, or all of it if it demands nothing.</summary>
/// <param name="Word">The stored word of the statement, with which the names of its fields begin.</param>
public sealed record BeginningFields(Beginning Begins, string Word, ImmutableArray<StatementField> Fields)
{
    public string From => Word + ".from";
    public string To => Word + ".to";

    /// <summary>How many fields of the form belong to it.</summary>
    public int Count => Fields.Length + (Begins.From ? 1 : 0) + (Begins.To ? 1 : 0);

    public string Label => ClaimDraft.LabelOf(Word);

    public static BeginningFields Of(SubjectKind kind, Beginning begins)
    {
        var word = ClaimDraft.KindsOf(kind).First(k => k.Type == begins.Statement).Word;
        var all = StatementField.Of(begins.Statement, kind.StateInfo.Options, word);
        var demanded = all.Where(f => !f.Optional).ToImmutableArray();
        return new(begins, word, demanded.IsEmpty ? [.. all] : demanded);
    }

    /// <summary>True if anything of it is written.</summary>
    public bool IsIn(FormWords words) => Fields.Any(f => words.OrNull(f.Key) is not null) || words.OrNull(From) is not null || words.OrNull(To) is not null;

    /// <summary>The claim that was written, or what is wrong with it.</summary>
    public (Assertion? Claim, Rejection? Refused) Read(SubjectKind kind, FormWords words, Source source)
    {
        var (statement, refused) = ClaimDraft.ReadStatement(kind, Begins.Statement, words, Word);
        if (refused is not null) return (null, refused);
        var (valid, notWhen) = ClaimDraft.ReadValid(words, From, To);
        return notWhen is not null ? (null, notWhen) : (new Assertion(EntityId.New(), statement!, source, valid), null);
    }

    /// <summary>The field of the form for a field of the claim, such as <c>statement.identifier</c> or <c>valid</c>.</summary>
    public string FieldOf(string field) => field switch
    {
        "valid" => Begins.To ? To : From,
        _ => (Fields.FirstOrDefault(f => $"{field}.".StartsWith($"statement.{f.Name}.", StringComparison.Ordinal)) ?? Fields[0]).Key,
    };
}
