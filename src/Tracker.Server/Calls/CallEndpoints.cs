using System.Text;
using Tracker.Domain.Calls;
using Tracker.Server.Api;
using Tracker.Server.Directory;
using Tracker.Server.SignIn;
using Tracker.Server.Web;

namespace Tracker.Server.Calls;

/// <summary>Hours and costs under the awards of a call, for the company that has them and for program managers.</summary>
internal static class CallEndpoints
{
    public static void MapCalls(this IEndpointRouteBuilder api) =>
        api.MapGroup("/call").WithTags("reading").MapGet("/incentives", Incentives).WithName("call-incentives")
            .Produces(200, contentType: IncentiveSheet.MediaType).Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription("The activities under awards of the call 'actor' with their hours and costs as comma-separated values (RFC 4180): all of them for "
                + "program managers, their own for a company. A tax credit for them is a proposal, and each line says so.");

    private static async Task<IResult> Incentives(HttpContext context, DirectoryCache directory, OpenedRecords opened, string actor)
    {
        if (ActorId.TryParse(actor) is not { } id) return Answers.Of(ReadEndpoints.NoActor);
        if (id.Kind != CallKind.Word || directory.PrincipalOf(context.User) is not { } me || await opened.Open(me, id) is not { } record
            || record.Of<CallRecord>(CompartmentId.Record)?.Terms is not { } terms || Readable(record) is not { } filed)
            return Answers.Of(Rejection.NotFound);
        var sheet = IncentiveSheet.Of(terms, filed, g => directory.State.Organizations.GetValueOrDefault(g)?.Name.Value ?? g.Value);
        return Results.File(Encoding.UTF8.GetBytes(sheet), IncentiveSheet.MediaType, $"{id.Key.Replace('/', '-')}-activities.csv");
    }

    /// <summary>All that program managers have; else what the viewer's companies have; null for those who have neither.</summary>
    private static List<Filed>? Readable(RecordState record)
    {
        var own = record.Compartments.Where(c => c.Key.OwnerOrganization is not null).Select(c => (CallRecord)c.Value.State).ToList();
        return record.Of<CallRecord>(CompartmentId.Program) is { } program ? [.. program.All] : own.Count > 0 ? [.. own.SelectMany(c => c.All)] : null;
    }
}
