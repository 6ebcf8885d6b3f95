using System.Collections.Immutable;
using Tracker.Domain.Claims;
using Tracker.Domain.Subjects;
using Tracker.Web.Live;
using Tracker.Web.Parts;

namespace Tracker.Web.Records.Subjects;

/// <summary>A new record of a kind as a form has it: the source of all of it, title, body, key, and the statements with which the kind begins.</summary>
public sealed class RecordDraft(SubjectKind kind)
{
    /// <summary>The statements with which the kind begins, and their fields in the form.</summary>
    public IReadOnlyList<BeginningFields> Begins { get; } = [.. kind.Begins.Select(b => BeginningFields.Of(kind, b))];

    /// <summary>What the record is found by beside its title: the identifier that was written, or nothing.</summary>
    public static string IdentifierOf(UnsentForm form) => form["identified.identifier"].Trim();

    /// <summary>The key that title, body and identifier lead to.</summary>
    public string KeyFor(UnsentForm form) =>
        RecordKeys.Proposed(kind.BodyRequired ? form["body"] : null, IdentifierOf(form) is { Length: > 0 } identifier ? identifier : form["title"]);

    /// <summary>The record and the command that opens it; or what is wrong, by the names of the form's fields.</summary>
    public (ActorId Actor, OpenSubject? Command, Rejection? Refused) Read(FormWords words)
    {
        var (source, refused) = ClaimDraft.ReadSource(words, CompartmentId.Record);
        if (refused is not null) return (default, null, refused);
        var claims = ImmutableArray.CreateBuilder<Assertion>();
        foreach (var begins in Begins.Where(b => b.IsIn(words)))
        {
            var (claim, no) = begins.Read(kind, words, source!);
            if (claim is null) return (default, null, no);
            claims.Add(claim);
        }
        var key = words["key"].Trim();
        if (key == "new" || ActorId.TryParse($"{kind.Name}/{key}") is not { } actor) return (default, null, Words.NoKey);
        var body = kind.BodyRequired ? words["body"].Trim() : null;
        return (actor, new OpenSubject(EntityId.New(), words["title"].Trim(), source, body, Claims: claims.Count == 0 ? null : claims.ToImmutable()), null);
    }

    /// <summary>A refusal of the command, said of the field of the form that it is about.</summary>
    public Rejection AtField(Rejection refused, FormWords words)
    {
        var field = refused.Field switch
        {
            "statement.title" => "title",
            "title" when refused.Code == RejectionCode.Duplicate => "key",
            "source" or null when words["document"].Trim().Length == 0 => "document",
            "source" => "quote",
            ['c', 'l', 'a', 'i', 'm', 's', '.', .. var place] => FieldOf(place, words),
            var own => own,
        };
        var named = refused.Field?.Split('.')[^1];
        return refused with
        {
            Field = field, Sentence = field is null ? refused.Sentence : refused.Sentence.Replace($"'{refused.Field}'", $"'{field}'", StringComparison.Ordinal)
                .Replace($"'statement.{named}'", $"'{field}'", StringComparison.Ordinal).Replace("'valid'", $"'{field}'", StringComparison.Ordinal),
        };
    }

    /// <summary>Of "0.statement.identifier", the field of the first statement that was written.</summary>
    private string? FieldOf(string place, FormWords words)
    {
        var parts = place.Split('.', 2);
        var begins = Begins.Where(b => b.IsIn(words)).ElementAtOrDefault(int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture));
        return begins?.FieldOf(parts.Length > 1 ? parts[1] : "");
    }
}
