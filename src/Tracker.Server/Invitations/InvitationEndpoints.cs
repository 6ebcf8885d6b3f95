using Tracker.Server.Api;
using Tracker.Server.Directory;
using Tracker.Server.SignIn;

namespace Tracker.Server.Invitations;

internal static class InvitationEndpoints
{
    public static void AddInvitations(this IServiceCollection services)
    {
        services.AddSingleton<Inviting>();
        services.AddSingleton<Places>();
        services.AddSingleton<Mailer>();
    }

    public static void MapInvitations(this IEndpointRouteBuilder api)
    {
        var inviting = api.MapGroup("").WithTags("inviting");
        inviting.MapPost("/invitations", Invite).WithName("invite").Accepts<Invitation>("application/json").Produces<Invited>().Produces<Rejection>(403)
            .Produces<Rejection>(422).Produces<Rejection>(429)
            .WithDescription("Invites a person: administrators anyone, the head of a delegation anyone to that delegation. Who accepts for the head's own "
                + "organisation becomes a member of it; for another organisation only its members can accept. "
                + "Only administrators are shown a sign-in link, and whether the address is a participant's.");
        inviting.MapGet("/invitations", Open).WithName("invitations").Produces<List<PlaceOffer>>()
            .WithDescription("The places on rosters that the caller was offered and has not answered, oldest first.");
        inviting.MapPost("/invitations/answer", Answer).WithName("answer-invitation").Accepts<PlaceAnswer>("application/json").Produces<PlaceAnswered>()
            .Produces<Rejection>(403).Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription("Accepts or declines a place that the caller was offered.");
        inviting.MapGet("/invitations/sent", Sent).WithName("sent-invitations").Produces<List<SentInvitation>>().Produces<Rejection>(403)
            .Produces<Rejection>(422)
            .WithDescription("The invitations to a delegation that are not answered yet, oldest first, as its heads wrote them. For its heads only.");
        inviting.MapPost("/invitations/withdraw", Withdraw).WithName("withdraw-invitation").Accepts<InvitationToWithdraw>("application/json")
            .Produces<List<SentInvitation>>().Produces<Rejection>(403).Produces<Rejection>(404).Produces<Rejection>(422)
            .WithDescription("Ends an invitation to a delegation before it is answered, and lists those that are left. For its heads only.");
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

    private static async Task<IResult> Open(HttpContext context, DirectoryCache directory, Places places)
    {
        if (directory.PrincipalOf(context.User) is not { } principal) return Answers.Of(Rejection.NotFound);
        return Answers.Of([.. await places.Open(principal, context.RequestAborted)], ApiJson.Strict.ListPlaceOffer);
    }

    private static async Task<IResult> Answer(HttpContext context, DirectoryCache directory, Places places)
    {
        if (directory.PrincipalOf(context.User) is not { } principal) return Answers.Of(Rejection.NotFound);
        var (answer, malformed) = await Answers.Read(context.Request, ApiJson.Strict.PlaceAnswer);
        if (answer is null) return Answers.Of(malformed!);
        var (answered, rejection) = await places.Answer(principal, answer, context.RequestAborted);
        return answered is null ? Answers.Of(rejection!) : Answers.Of(answered, ApiJson.Strict.PlaceAnswered);
    }

    private static async Task<IResult> Sent(HttpContext context, DirectoryCache directory, Places places, string? delegation = null)
    {
        if (directory.PrincipalOf(context.User) is not { } principal) return Answers.Of(Rejection.NotFound);
        if (ActorId.TryParse(delegation) is not { } actor) return Answers.Of(TextLimits.Required("delegation"));
        var (sent, rejection) = await places.Sent(principal, actor, context.RequestAborted);
        return sent is null ? Answers.Of(rejection!) : Answers.Of([.. sent], ApiJson.Strict.ListSentInvitation);
    }

    private static async Task<IResult> Withdraw(HttpContext context, DirectoryCache directory, Places places)
    {
        if (directory.PrincipalOf(context.User) is not { } principal) return Answers.Of(Rejection.NotFound);
        var (invitation, malformed) = await Answers.Read(context.Request, ApiJson.Strict.InvitationToWithdraw);
        if (invitation is null) return Answers.Of(malformed!);
        var (left, rejection) = await places.Withdraw(principal, invitation, context.RequestAborted);
        return left is null ? Answers.Of(rejection!) : Answers.Of([.. left], ApiJson.Strict.ListSentInvitation);
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
