using Tracker.Domain.Contributions;
using Tracker.Server.Api;
using Tracker.Server.Directory;
using Tracker.Server.SignIn;

namespace Tracker.Server.Contributions;

/// <summary>The contributions of a work item, committee, meeting, organisation or person, and the revisions of one.</summary>
internal static class ContributionEndpoints
{
    public static void MapContributions(this IEndpointRouteBuilder api) => api.MapGet("/contributions", Of).WithTags("reading")
        .WithName("contributions").Produces<List<ContributionFacts>>().Produces<Rejection>(422)
        .WithDescription("The contributions submitted to a work item, committee or meeting, or sponsored by an organisation or person; of a contribution, "
            + "itself and all its revisions. To a committee belong those to its work items and at its meetings.");

    private static async Task<IResult> Of(HttpContext context, DirectoryCache directory, ContributionDesk desk, string of)
    {
        if (directory.PrincipalOf(context.User) is not { } principal) return Answers.Of(Rejection.NotFound);
        return ActorId.TryParse(of) is { } actor
            ? Answers.Of([.. await desk.Of(principal, actor, context.RequestAborted)], ApiJson.Strict.ListContributionFacts)
            : Answers.Of(TextEndpoints.NoRecord);
    }
}
