using System.Text.Json.Serialization;
using Tracker.Domain.Search;
using Tracker.Domain.Subjects;

namespace Tracker.Domain.Sources;

/// <summary>A publication, page or record that facts cite, with its documents as they were on a day. Who may read a compartment may read the documents
/// of its captures, nobody else.</summary>
public sealed class SourceKind() : RecordKind<SourceRecord>(Word, new SourceJson(Codec.Options), SourceRecord.Empty,
[new SourcePart()])
{
    public const string Word = "source";

    /// <summary>In which way a source names a document that it keeps: the words are the capture, its form and the digest of its text.</summary>
    public const string Keeps = "capture";

    /// <summary>In which way it names one that it took out of use: the words are the capture, its form, the day and the reason.</summary>
    public const string Withdrew = "withdrawn";

    public override ImmutableArray<CompartmentRule> Compartments => SubjectKind.Audiences;

    public override bool Creates(Command command) => command is AddSource;
    public override Right RightToCreate(Standing standing, CompartmentId at) => RightIn(standing, at) == Right.Write ? Right.Write : Right.None;

    public override Listing? ListingOf(CompartmentId compartment, SourceRecord state)
    {
        if (state.Title.Value is not { } title) return null;
        var detail = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (state.Publisher.Value is { } publisher) detail["publisher"] = publisher;
        if (state.Published.Value is { } day) detail["published"] = day;
        if (state.Captures.Count(c => c.Withdrawn is null) is > 0 and var count) detail["captures"] = count.ToString(CultureInfo.InvariantCulture);
        return new Listing(title, detail.ToImmutable());
    }

    public override ImmutableArray<SearchSource> SearchedIn(CompartmentId compartment, SourceRecord state) =>
    [
        SearchSource.Title(state.Title, () => state.Title.Value),
        new SearchSource(state.Publisher, () => state.Publisher.Value is { } publisher ? [new("publisher", SearchPlace.Name, publisher)] : []),
        new SearchSource(state.Captures, () => state.Standing().Select(c => SearchText.Mention(
            $"capture/{c.Id}", CapturedDocument.ActorOf(c.Document.Sha256), Keeps, c.Id.Value, c.Document.Form.ToString(), c.Document.TextSha256 ?? ""))
            .Concat(state.Captures.Where(c => c.Withdrawn is not null).Select(WithdrawnText))),
    ];

    private static SearchText WithdrawnText(Capture capture) => SearchText.Mention(
        $"{Withdrew}/{capture.Id}", CapturedDocument.ActorOf(capture.Document.Sha256), Withdrew, capture.Id.Value, capture.Document.Form.ToString(),
        capture.Withdrawn!.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), capture.Withdrawn.Text);

    /// <summary>The most UTF-16 characters of a field.</summary>
    public static int LimitOf(SourceField field) => field == SourceField.Title ? TextLimits.Title : TextLimits.Line;

    /// <summary>Whether somebody may take a document out of use: facts of others may cite it.</summary>
    public static bool MayWithdraw(Standing standing, Capture capture) =>
        standing.Principal.Id == capture.By || standing.Principal.IsAdministrator(standing.Today);

    /// <summary>Facts about a source stand where it is added; a company may keep its copy of a document of a public source.</summary>
    protected override Rejection? Refuses(Sight sight, SourceRecord? here, Command command) =>
        command is AddSource || here?.Title.Value is not null || sight.Of<SourceRecord>(CompartmentId.Record)?.Title.Value is not null
            ? null : Rejection.NotFound;
}

/// <summary>Adding and editing a source, and its captures.</summary>
internal sealed class SourcePart : Part<SourceRecord, SourceCommand, SourceEvent>
{
    /// <summary>Captures of one compartment.</summary>
    private const int Most = 1_000;

    protected override Decision Decide(SourceRecord here, Sight sight, SourceCommand command) => command switch
    {
        AddSource c => Decision.Unless(
            (here.Title.Value is not null ? Rejection.Duplicate("source", "actor") : null) ?? Refuses(c),
            sight.At, new SourceAdded(c.Title, c.Publisher, c.Address, c.Language, c.Published, c.Licence)),
        EditSource c => RefusesValue(c.Field, c.Text.To) is { } no ? no
            : here.Of(c.Field).Decide(
                c.Text, Name(c.Field), SourceKind.LimitOf(c.Field), sight.At, new SourceEdited(c.Field, c.Text), required: c.Field == SourceField.Title),
        KeepCapture c => Decision.Unless(
            (here.Find(c.Id) is not null ? Rejection.Duplicate("capture", "id") : null)
                ?? (here.Captures.Any(k => k.Withdrawn is null && k.Document.Sha256 == c.Document.Sha256) ? AlreadyKept : null)
                ?? Rejection.Full(here.Captures.Length, Most, "captures")
                ?? (c.Taken.Earliest > sight.Standing.Today.AddDays(1) ? Rejection.Invalid("'taken' must not be in the future.", "taken") : null)
                ?? c.Document.Refuses() ?? TextLimits.Demands(c.Name, "name", TextLimits.Name),
            sight.At, new CaptureKept(c.Id, c.Document, c.Taken, c.Name)),
        WithdrawCapture c => here.Find(c.Id) is not { } capture ? Rejection.Missing("capture", "id")
            : !SourceKind.MayWithdraw(sight.Standing, capture) ? NotYours
            : capture.Withdrawn is not null ? Decision.Nothing
            : Decision.Unless(TextLimits.Demands(c.Reason, "reason", TextLimits.Line), sight.At, new CaptureWithdrawn(c.Id, c.Reason)),
        _ => Rejection.UnknownCommand(command.GetType().Name),
    };

    protected override SourceRecord Evolve(SourceRecord state, SourceEvent happened, Recorded recorded) => happened switch
    {
        SourceAdded e => state with
        {
            Title = state.Title.Set(e.Title, recorded), Publisher = Set(state.Publisher, e.Publisher, recorded),
            Address = Set(state.Address, e.Address, recorded), Language = Set(state.Language, e.Language, recorded),
            Published = Set(state.Published, e.Published?.Value, recorded), Licence = Set(state.Licence, e.Licence, recorded),
        },
        SourceEdited e => state.With(e.Field, state.Of(e.Field).After(e.Text, recorded)),
        CaptureKept e => state with { Captures = state.Captures.Add(new(e.Id, e.Document, e.Taken, e.Name, recorded.By, recorded.At)) },
        CaptureWithdrawn e => state with
        {
            Captures = [.. state.Captures.Select(c => c.Id == e.Id ? c with { Withdrawn = new(e.Reason, recorded.By, recorded.At) } : c)],
        },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static Field Set(Field field, string? value, Recorded recorded) => value is null ? field : field.Set(value, recorded);

    private static readonly Rejection NotYours =
        Rejection.Forbidden("Only who added the document or an administrator can withdraw it: facts of others may cite it.");

    private static readonly Rejection AlreadyKept =
        new(RejectionCode.Duplicate, "This document is kept here already: its bytes are the same.", "document");

    private static Rejection? Refuses(AddSource c) =>
        TextLimits.Demands(c.Title, "title", SourceKind.LimitOf(SourceField.Title))
            ?? Refuses(SourceField.Publisher, c.Publisher) ?? Refuses(SourceField.Address, c.Address)
            ?? Refuses(SourceField.Language, c.Language) ?? Refuses(SourceField.Licence, c.Licence);

    private static Rejection? Refuses(SourceField field, string? value) =>
        RefusesValue(field, value) ?? TextLimits.Refuses(value, Name(field), SourceKind.LimitOf(field));

    private static Rejection? RefusesValue(SourceField field, string? value) => (field, value) switch
    {
        (_, null) => null,
        (SourceField.Address, _) => Claims.Source.RefusesLink(value, Name(field)),
        (SourceField.Language, _) => Claims.Source.RefusesLanguage(value, Name(field)),
        (SourceField.Published, _) when PartialDate.Read(value) is null => Rejection.Invalid($"'published' must be {PartialDate.Rule}.", Name(field)),
        _ => null,
    };

    private static string Name(SourceField field) => JsonNamingPolicy.CamelCase.ConvertName(field.ToString());
}

/// <summary>The JSON of a source's state and of the messages that only it has.</summary>
[JsonSerializable(typeof(SourceRecord)), JsonSerializable(typeof(SourceCommand)), JsonSerializable(typeof(SourceEvent))]
internal sealed partial class SourceJson : JsonSerializerContext;
