using Tracker.Server.Api;
using Tracker.Server.Directory;
using Tracker.Server.SignIn;

namespace Tracker.Server.Invitations;

internal static class InvitationEndpoints
{
    public static void AddInvitations(this IServiceCollection services)
    {
        services.AddSingleton<Inviting>();
        services.AddSingleton<Mailer>();
    }

    public static void MapInvitations(this IEndpointRouteBuilder api)
    {
        var inviting = api.MapGroup("").WithTags("inviting");
        inviting.MapPost("/invitations", Invite).WithName("invite").Accepts<Invitation>("application/json").Produces<Invited>().Produces<Rejection>(403)
            .Produces<Rejection>(422);
        inviting.MapPost("/sign-in-links", Link).WithName("sign-in-link").Accepts<LinkRequest>("application/json").Produces<IssuedLink>()
            .Produces<Rejection>(403).Produces<Rejection>(422);
    }

    private static async Task<IResult> Invite(HttpContext context, DirectoryCache directory, Inviting inviting)
    {
        if (directory.PrincipalOf(context.User) is not { } principal) return Answers.Of(Rejection.NotFound);
        var (invitation, malformed) = await Answers.Read(context.Request, ApiJson.Strict.Invitation);
        if (invitation is null) return Answers.Of(malformed!);
        var (invited, rejection) = await inviting.Invite(principal, invitation, context.RequestAborted);
        return invited is null ? Answers.Of(rejection!) : Answers.Of(invited, ApiJson.Strict.Invited);
    }

    private static async Task<IResult> Link(HttpContext context, DirectoryCache directory, Inviting inviting)
    {
        if (directory.PrincipalOf(context.User) is not { } principal) return Answers.Of(Rejection.NotFound);
        var (request, malformed) = await Answers.Read(context.Request, ApiJson.Strict.LinkRequest);
        if (request is null) return Answers.Of(malformed!);
        var (link, rejection) = await inviting.Link(principal, request.Participant, context.RequestAborted);
        return link is null ? Answers.Of(rejection!) : Answers.Of(link, ApiJson.Strict.IssuedLink);
    }
}
