using System.Globalization;
using Tracker.Domain.Drafts;
using Tracker.Server.Directory;
using Tracker.Server.History;
using Tracker.Server.Live;
using Tracker.Server.Records;
using Tracker.Server.SignIn;

namespace Tracker.Server.Api;

/// <summary>The history of co-edited texts: only of those that the caller may read at this moment.</summary>
internal static class TextEndpoints
{
    private const int MostChanges = 5_000;

    public static void MapTexts(this IEndpointRouteBuilder api)
    {
        var texts = api.MapGroup("/draft").WithTags("reading");
        texts.MapGet("/list", List).WithName("draft-list").Produces<List<TextLine>>().Produces<Rejection>(422)
            .WithDescription("The co-edited texts that belong to the record 'of', by title: those in compartments that the caller may read.");
        texts.MapGet("/readers", Readers).WithName("draft-readers").Produces<List<Reader>>().Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription("The participants who may read a co-edited text today, by name; only for callers who may read it themselves.");
        texts.MapGet("/text", Text).WithName("draft-text").Produces<TextVersion>().Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription("A co-edited text as it was: 'at' is a version or a time; without it, as it is now.");
        texts.MapGet("/changes", Changes).WithName("draft-changes").Produces<List<TextChangeLine>>().Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription("The changes of a co-edited text after a version, oldest first, each with its author. Events come whole, "
                + "so a few more than 'limit' may come; ask again after the last version until none are left.");
    }

    /// <summary>What is asked of something that is no record.</summary>
    internal static readonly Rejection NoRecord = Rejection.Invalid($"'of' must be {ActorId.Rule}.", "of");

    private static async Task<IResult> List(HttpContext context, DirectoryCache directory, HeldRecords held, string of)
    {
        if (ActorId.TryParse(of) is not { } record) return Answers.Of(NoRecord);
        if (directory.PrincipalOf(context.User) is not { } principal) return Answers.Of(Rejection.NotFound);
        var texts = await held.TextsOf(record, principal, context.RequestAborted);
        return Answers.Of(
            texts.Select(t => new TextLine(t.Actor, t.Compartment, t.Title, t.ChangedAt, t.ChangedBy, directory.Find(t.ChangedBy)?.Name)).ToList(),
            ApiJson.Strict.ListTextLine);
    }

    private static async Task<IResult> Readers(
        HttpContext context, DirectoryCache directory, Commands commands, HeldRecords held, string actor)
    {
        var (text, rejection) = await Readable(context, directory, commands, actor);
        if (text is null) return Answers.Of(rejection!);
        var participants = directory.State.Participants.Keys.Select(directory.Find).OfType<Principal>();
        var readers = await held.ReadersOf(text.Value, participants, context.RequestAborted);
        return Answers.Of(readers.Select(p => new Reader(p.Id, p.Name)).OrderBy(r => r.Name, StringComparer.Ordinal).ToList(), ApiJson.Strict.ListReader);
    }

    private static async Task<IResult> Text(
        HttpContext context, DirectoryCache directory, Commands commands, TextHistory history, string actor, string? at = null)
    {
        if (ReadEndpoints.RefusesPoint(at, out var point) is { } no) return Answers.Of(no);
        var (text, rejection) = await Readable(context, directory, commands, actor);
        if (text is null) return Answers.Of(rejection!);
        if (await history.At(text.Value, point, context.RequestAborted) is not { } past) return Answers.Of(Rejection.NotFound);
        return Answers.Of(
            new TextVersion(past.Version, past.State.Revision, past.At, past.State.Title.Value ?? "", past.State.Text.ToChange()), ApiJson.Strict.TextVersion);
    }

    private static async Task<IResult> Changes(
        HttpContext context, DirectoryCache directory, Commands commands, TextHistory history, string actor, long after = 0, int limit = 1_000)
    {
        if (after < 0) return Answers.Of(Rejection.Invalid("'after' is 0 or more.", "after"));
        if (limit is < 1 or > MostChanges)
            return Answers.Of(Rejection.Invalid(string.Create(CultureInfo.InvariantCulture, $"'limit' is from 1 to {MostChanges}."), "limit"));
        var (text, rejection) = await Readable(context, directory, commands, actor);
        if (text is null) return Answers.Of(rejection!);
        var steps = await history.Changes(text.Value, after, limit, context.RequestAborted);
        return Answers.Of(
            steps.Select(s => new TextChangeLine(s.Version, s.Revision, s.At, s.By, s.Kind, s.Change)).ToList(), ApiJson.Strict.ListTextChangeLine);
    }

    /// <summary>The text, if the caller may read the compartment it is written in; otherwise it does not exist for them.</summary>
    private static async Task<(ActorId? Text, Rejection? Rejection)> Readable(HttpContext context, DirectoryCache directory, Commands commands, string actor)
    {
        var (opened, rejection) = await ReadEndpoints.Opened(context, directory, commands, actor);
        if (opened is null) return (null, rejection);
        var isHeld = DraftId.TryParse(opened.Actor) is { } text && opened.Rejection is null && opened.Parts.Any(p => p.Compartment == text.Compartment);
        return isHeld ? (opened.Actor, null) : (null, opened.Rejection ?? Rejection.NotFound);
    }
}
