using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tracker.Domain.Claims;
using Tracker.Domain.Subjects;
using Tracker.Web.Live;
using Tracker.Web.Parts;

namespace Tracker.Web.Records.Subjects;

/// <summary>A claim as a form has it: source, statement, dates.</summary>
public static class ClaimDraft
{
    /// <summary>Kinds of statement that a person records in a form, by the word that is stored, in the order of the list.</summary>
    public static IReadOnlyList<(string Word, Type Type)> KindsOf(SubjectKind kind)
    {
        var accepted = kind.Statements.Where(t => t != typeof(TableRow) && t != typeof(Doubt)).ToHashSet();
        return [.. kind.StateInfo.Options.GetTypeInfo(typeof(Statement)).PolymorphismOptions!.DerivedTypes
            .Where(d => accepted.Contains(d.DerivedType)).Select(d => ((string)d.TypeDiscriminator!, d.DerivedType))
            .OrderBy(d => LabelOf(d.Item1), StringComparer.Ordinal)];
    }

    /// <summary>A kind of statement in words.</summary>
    public static string LabelOf(string word) => word switch
    {
        "titled" => "Title",
        "also-named" => "Other name",
        "identified" => "Identifier",
        "described" => "Statement in words",
        "happened" => "Event",
        "measured" => "Figure",
        "not-available" => "Not available",
        "none-listed" => "None listed by the body",
        "related" => "Relation to another record",
        "sort" => "Kind",
        "role" => "Role held",
        "status" => "Stage reached",
        "origin" => "Derives from",
        "concern-stated" => "Concern stated in public",
        "takes-part" => "Takes part",
        "personal-name" => "Family name",
        "affiliation" => "Works for",
        "country-attributed" => "Country by a rule",
        "association" => "Association",
        "selection" => "Set of documents",
        "breakdown" => "Part of a set",
        "held" => "Meeting held",
        "liaison-point" => "Liaison statement",
        "body-rule" => "Rule of a body",
        "safeguard" => "Safeguard and its practice",
        "transparency" => "What a body publishes",
        "uptake" => "Use in a country",
        "guidance" => "Guidance on taking part",
        "contribution-sort" => "Kind of contribution",
        _ => Words.Capital(Words.Spoken(word)),
    };

    /// <summary>What was written as a claim, or why it cannot be one.</summary>
    public static (Assertion? Claim, Rejection? Refused) Read(SubjectKind kind, string word, FormWords words, CompartmentId at)
    {
        if (KindsOf(kind).FirstOrDefault(k => k.Word == word) is not { Type: { } type }) return (null, Words.NoStatement);
        var (statement, refused) = ReadStatement(kind, type, words);
        if (refused is not null) return (null, refused);
        var (valid, notWhen) = ReadValid(words, "from", "to");
        if (notWhen is not null) return (null, notWhen);
        var (source, notSource) = ReadSource(words, at);
        if (notSource is not null) return (null, notSource);
        var hearsay = words.OrNull("claimant") is null && words.OrNull("channel") is null
            ? null : new Hearsay(words.OrNull("claimant")?.Trim(), words.OrNull("channel")?.Trim());
        var claim = new Assertion(EntityId.New(), statement!, source, valid, hearsay);
        return claim.Refuses() is { } no ? (null, no) : (claim, null);
    }

    /// <summary>The source that was written; the rules of a source are asked with the claim.</summary>
    /// <param name="at">Who sees it: a document that others cannot read is not named to them.</param>
    public static (Source? Source, Rejection? Refused) ReadSource(FormWords words, CompartmentId at)
    {
        var (retrieved, refused) = ReadDate(words, "retrieved");
        var passage = PassageOf(words, at);
        if (passage is null && words.OrNull("page") is not null && words.OrNull("quote") is null)
            return (null, Rejection.Invalid("'page' must be a page that a kept document with this name has.", "page"));
        // Words that whoever reads the fact can read in their document are not copied.
        var quote = passage is not null && words.OrNull("passage.at") is not null ? null : words.OrNull("quote")?.Trim();
        return refused is not null ? (null, refused) : (new Source(
            words["document"].Trim(), quote, words.OrNull("locator")?.Trim(), words.OrNull("link")?.Trim(), retrieved,
            words.OrNull("language")?.Trim(), words.OrNull("translation")?.Trim(), passage, words.OrNull("note")?.Trim()), null);
    }

    /// <summary>When it was true, from two fields; null if neither is written.</summary>
    public static (PartialInterval? Valid, Rejection? Refused) ReadValid(FormWords words, string from, string to)
    {
        var ((first, notFirst), (last, notLast)) = (ReadDate(words, from), ReadDate(words, to));
        return (notFirst ?? notLast) is { } refused ? (null, refused) : (first is null && last is null ? null : new PartialInterval(first, last), null);
    }

    private static (PartialDate? Date, Rejection? Refused) ReadDate(FormWords words, string name) =>
        words.OrNull(name) is not { } text ? (null, null)
        : PartialDate.Read(text.Trim()) is { } date ? (date, null) : (null, Words.NotSuch(name, PartialDate.Rule));

    /// <summary>The words of a claim that is there, to be corrected.</summary>
    public static Dictionary<string, string> WordsOf(SubjectKind kind, Claim claim)
    {
        var options = kind.StateInfo.Options;
        var texts = SourceWords(claim.Assertion.Source);
        if (claim.Assertion.Source?.Passage is { } passage)
        {
            texts["passage.document"] = texts["document"];
            texts["passage.sha256"] = passage.Sha256;
            texts["passage.span"] = passage.Span ?? "";
            texts["passage.page"] = passage.Page?.ToString(CultureInfo.InvariantCulture) ?? "";
            texts["passage.around"] = passage.Around ? "true" : "";
        }
        texts["note"] = claim.Assertion.Source?.Note ?? "";
        texts["from"] = claim.Valid?.From?.Value ?? "";
        texts["to"] = claim.Valid?.To?.Value ?? "";
        texts["claimant"] = claim.Assertion.Hearsay?.Claimant ?? "";
        texts["channel"] = claim.Assertion.Hearsay?.Channel ?? "";
        var type = claim.Statement.GetType();
        var json = JsonSerializer.SerializeToNode(claim.Statement, options.GetTypeInfo(type));
        foreach (var field in StatementField.Of(type, options)) field.Write(json?[field.Name], texts);
        return texts;
    }

    /// <summary>The fields of a source.</summary>
    public static Dictionary<string, string> SourceWords(Source? source) => new(StringComparer.Ordinal)
    {
        ["document"] = source?.Document ?? "",
        ["quote"] = source?.Quote ?? "",
        ["locator"] = source?.Locator ?? "",
        ["link"] = source?.Link ?? "",
        ["language"] = source?.Language ?? "",
        ["retrieved"] = source?.Retrieved?.Value ?? "",
        ["translation"] = source?.Translation ?? "",
    };

    /// <summary>The stored word of a kind of statement.</summary>
    public static string WordOf(SubjectKind kind, Statement statement) =>
        KindsOf(kind).FirstOrDefault(k => k.Type == statement.GetType()).Word ?? "";

    /// <summary>The place in a document that was found, or that a corrected claim already had; another document or other words have another
    /// place.</summary>
    private static Domain.Claims.Passage? PassageOf(FormWords words, CompartmentId at) =>
        words.OrNull("passage.sha256") is { } sha256 && words["passage.document"] == words["document"].Trim()
            && (words.OrNull("passage.at") is null or "record" || words["passage.at"] == at.Value)
            && (words.OrNull("passage.quote") ?? words["quote"]) == words["quote"]
            ? new Domain.Claims.Passage(
                sha256, words.OrNull("passage.span"), words["passage.around"] == "true", int.TryParse(words["passage.page"], out var page) ? page : null)
            : null;

    /// <summary>What was written as a statement, or why it cannot be one.</summary>
    public static (Statement? Statement, Rejection? Refused) ReadStatement(
        SubjectKind kind, Type type, FormWords words, string prefix = StatementField.Only)
    {
        var options = kind.StateInfo.Options;
        var json = new JsonObject();
        foreach (var field in StatementField.Of(type, options, prefix))
        {
            var (value, refused) = field.Read(words);
            if (refused is not null) return (null, refused);
            if (value is not null) json[field.Name] = value;
        }
        return ((Statement?)JsonSerializer.Deserialize(json, options.GetTypeInfo(type)), null);
    }
}
