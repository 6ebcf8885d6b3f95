using System.Text;
using Tracker.Domain.Briefings;
using Tracker.Server.Api;
using Tracker.Server.Directory;
using Tracker.Server.SignIn;
using Tracker.Server.Web;

namespace Tracker.Server.Briefings;

/// <summary>What is asked about briefings beside their records.</summary>
internal static class BriefingEndpoints
{
    public static void AddBriefings(this IServiceCollection services)
    {
        services.AddSingleton<PublicRecords>();
        services.AddSingleton<BriefingSources>();
        services.AddSingleton<BriefingCollector>();
        services.AddSingleton<BriefingChanges>();
    }

    public static void MapBriefings(this IEndpointRouteBuilder api)
    {
        var briefings = api.MapGroup("/briefing").WithTags("reading");
        briefings.MapGet("/collected", Collected).WithName("briefing-collected").Produces<CollectedBriefing>().Produces<Rejection>(404)
            .Produces<Rejection>(422)
            .WithDescription("What the record says of the organisations expected at a meeting or committee, each line with its claim and source, "
                + "and the general statements that temper it. For members of a government office.");
        briefings.MapPost("/attendees", Attendees).WithName("briefing-attendees").Accepts<string>("text/plain").Produces<List<AttendeeLine>>()
            .Produces<Rejection>(404).Produces<Rejection>(413).Produces<Rejection>(422)
            .WithDescription($"The lines of an attendee list, at most {AttendeeList.Most}, with the persons and organisations of the record that are called "
                + "so, and those that are called nearly so. Nothing is kept. For members of a government office.");
        briefings.MapGet("/changes", Changes).WithName("briefing-changes").Produces<List<FactChange>>().Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription("The lines of a released briefing whose facts were corrected, withdrawn, removed by the body or contradicted since.");
    }

    private static async Task<IResult> Collected(
        HttpContext context, DirectoryCache directory, BriefingCollector collector, string about, string? organization = null) =>
        ActorId.TryParse(about) is not { } id ? Answers.Of(ReadEndpoints.NoActor)
        : directory.PrincipalOf(context.User) is { } me && await collector.Of(me, id, ActorId.TryParse(organization), context.RequestAborted) is { } found
            ? Answers.Of(found, ApiJson.Strict.CollectedBriefing)
            : Answers.Of(Rejection.NotFound);

    private static async Task<IResult> Attendees(HttpContext context, DirectoryCache directory, BriefingCollector collector)
    {
        if (directory.PrincipalOf(context.User) is not { } me || !me.IsGovernment(directory.Today)) return Answers.Of(Rejection.NotFound);
        using var body = new StreamReader(context.Request.Body, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
        var text = await body.ReadToEndAsync(context.RequestAborted);
        var (lines, refused) = (await collector.Attendees(me, text, context.RequestAborted))!.Value;
        return refused is not null ? Answers.Of(refused) : Answers.Of([.. lines], ApiJson.Strict.ListAttendeeLine);
    }

    private static async Task<IResult> Changes(HttpContext context, DirectoryCache directory, BriefingChanges changes, string actor) =>
        ActorId.TryParse(actor) is not { } id ? Answers.Of(ReadEndpoints.NoActor)
        : directory.PrincipalOf(context.User) is { } me && await changes.Of(me, id) is { } found
            ? Answers.Of(found, ApiJson.Strict.ListFactChange)
            : Answers.Of(Rejection.NotFound);
}

/// <summary>Which facts of a released briefing changed since: for those who may read the briefing.</summary>
public sealed class BriefingChanges(OpenedRecords opened, BriefingSources sources)
{
    /// <summary>Null if there is no such briefing for the viewer; none before it is released.</summary>
    public async Task<List<FactChange>?> Of(Principal viewer, ActorId actor)
    {
        if (actor.Kind != BriefingKind.Word || await opened.Open(viewer, actor) is not { } record) return null;
        var issued = record.Compartments.Values.Select(c => ((Briefing)c.State).Issued).FirstOrDefault(i => i is not null);
        return await sources.Changes(issued?.Lines ?? []);
    }
}
