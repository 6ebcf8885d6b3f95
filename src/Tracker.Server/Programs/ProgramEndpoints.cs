using System.Text;
using Tracker.Domain.Programs;
using Tracker.Server.Api;
using Tracker.Server.Directory;
using Tracker.Server.SignIn;
using Tracker.Server.Web;

namespace Tracker.Server.Programs;

/// <summary>Coverage and ledgers of programs, for those who may read them.</summary>
internal static class ProgramEndpoints
{
    public static void MapPrograms(this IEndpointRouteBuilder api)
    {
        var programs = api.MapGroup("/program").WithTags("reading");
        programs.MapGet("/coverage", Coverage).WithName("program-coverage").Produces<CoverageView>().Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription("When the items of the program 'actor' end by the public record (10, 50 and 90 % of comparable items, and how many there "
                + "are), and per technology how many work items have somebody of its country.");
        programs.MapGet("/ledger", Ledger).WithName("program-ledger").Produces(200, contentType: LedgerSheet.MediaType).Produces<Rejection>(404)
            .Produces<Rejection>(422)
            .WithDescription("The ledger of the program 'actor' as comma-separated values (RFC 4180), for those who may read its amounts.");
    }

    private static async Task<IResult> Coverage(HttpContext context, DirectoryCache directory, ProgramCoverage coverage, string actor) =>
        ActorId.TryParse(actor) is not { } id ? Answers.Of(ReadEndpoints.NoActor)
        : directory.PrincipalOf(context.User) is { } me && await coverage.Of(me, id, context.RequestAborted) is { } view
            ? Answers.Of(view, ApiJson.Strict.CoverageView)
            : Answers.Of(Rejection.NotFound);

    private static async Task<IResult> Ledger(HttpContext context, DirectoryCache directory, OpenedRecords opened, string actor)
    {
        if (ActorId.TryParse(actor) is not { } id) return Answers.Of(ReadEndpoints.NoActor);
        if (id.Kind != ProgramKind.Word || directory.PrincipalOf(context.User) is not { } me || await opened.Open(me, id) is not { } record)
            return Answers.Of(Rejection.NotFound);
        return record.Of<ProgramRecord>(CompartmentId.Delegation) is { } coverage && record.Of<ProgramRecord>(CompartmentId.Program) is { } ledger
            ? Sheet(LedgerSheet.Of(ledger, coverage), id)
            : Answers.Of(Rejection.NotFound);
    }

    private static IResult Sheet(string values, ActorId program) =>
        Results.File(Encoding.UTF8.GetBytes(values), LedgerSheet.MediaType, $"{program.Key.Replace('/', '-')}-ledger.csv");
}
