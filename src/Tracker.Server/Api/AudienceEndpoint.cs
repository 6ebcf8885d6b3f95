using Tracker.Server.Directory;
using Tracker.Server.Live;
using Tracker.Server.SignIn;
using Tracker.Web.App;

namespace Tracker.Server.Api;

/// <summary>Exactly who would receive what is released into a compartment: for those who may write there and see the roster.</summary>
public sealed class AudienceEndpoint(DirectoryCache directory, Commands commands, RecordKinds kinds)
{
    internal static void Map(IEndpointRouteBuilder api) => api.MapGet("/record/audience", Get).WithTags("reading").WithName("record-audience")
        .Produces<List<Recipient>>().Produces<Rejection>(404).Produces<Rejection>(422)
        .WithDescription("Who may read a compartment of a record today, by name: for those who may write in it and may read the record's roster.");

    private static async Task<IResult> Get(HttpContext context, DirectoryCache directory, AudienceEndpoint audience, string actor, string compartment)
    {
        if (ActorId.TryParse(actor) is not { } id) return Answers.Of(ReadEndpoints.NoActor);
        if (CompartmentId.TryParse(compartment) is not { } at) return Answers.Of(ReadEndpoints.NoCompartment);
        return directory.PrincipalOf(context.User) is { } me && await audience.Of(me, id, at) is { } found
            ? Answers.Of(found, ApiJson.Strict.ListRecipient)
            : Answers.Of(Rejection.NotFound);
    }

    /// <summary>Null if the viewer may not know it, or if there is no such record for them.</summary>
    public async Task<List<Recipient>?> Of(Principal viewer, ActorId actor, CompartmentId at)
    {
        if (!commands.Knows(actor) || kinds.Of(actor) is not { } kind || !kind.Has(actor, at)) return null;
        var opened = await commands.Read(viewer, actor);
        var today = directory.Today;
        if (opened.Rejection is not null || kind.RightIn(new Standing(viewer, opened.Role, today), kind.ReleasedFrom(actor, at)) != Right.Write)
            return null;
        var access = kind.AccessListToCome(ReadRecord.StateOf(kind, opened), at);
        if (access.Roster.IsEmpty) return null;
        return
        [
            .. from id in directory.State.Participants.Keys
               let person = directory.Find(id)
               where person is not null && id != ParticipantId.System && kind.RightIn(Standing.Of(person, access, today), at) != Right.None
               orderby person.Name, id
               select new Recipient(id, person.Name),
        ];
    }
}
