using Tracker.Server.Api;
using Tracker.Server.Directory;
using Tracker.Server.Mail.Pages;
using Tracker.Server.SignIn;

namespace Tracker.Server.Mail;

internal static class MailEndpoints
{
    /// <summary>Mails of alerts. Needs the alerts, the silo and the keys.</summary>
    public static void AddMail(this IServiceCollection services)
    {
        services.AddSingleton<SmtpPost>();
        services.AddSingleton<MailDesk>();
        services.AddSingleton<MailFeed>();
        services.AddHostedService(s => s.GetRequiredService<MailFeed>());
    }

    public static void MapMail(this IEndpointRouteBuilder api)
    {
        var mail = api.MapGroup("/alerts/mail").WithTags("alerts");
        mail.MapGet("", Standing).WithName("mail").Produces<MailStanding>().Produces<Rejection>(404)
            .WithDescription("Whether this installation sends mail. What the caller chose is in their own record of the kind 'alerts', as `mail`.");
        mail.MapPost("/address", SendCode).WithName("send-address-code").Accepts<AddressToConfirm>("application/json").Produces<MailStanding>()
            .Produces<Rejection>(404).Produces<Rejection>(422).Produces<Rejection>(429)
            .WithDescription("Sends a code to an address that the caller calls theirs. It is used once the caller sends `confirm-address` with the code to "
                + "their own record.");
    }

    /// <summary>The link in each mail, for those without a session: it turns mail off and can do nothing else. Opening it changes nothing; its button does,
    /// as does a mail program by one request (RFC 8058).</summary>
    public static void MapMailOff(this IEndpointRouteBuilder routes)
    {
        var off = routes.MapGroup("/mail/off/{link}").AllowAnonymous().ExcludeFromDescription();
        off.MapGet("", async (HttpContext context, MailDesk desk, string link) => await (await desk.IsLink(link)
            ? context.Show<TurnOff>(parameters: new { Link = link }) : context.Show<NoSuchLink>(StatusCodes.Status404NotFound)));
        off.MapPost("", async (HttpContext context, MailDesk desk, string link) => await (await desk.TurnOff(link)
            ? context.Show<TurnedOff>() : context.Show<NoSuchLink>(StatusCodes.Status404NotFound)));
    }

    private static IResult Standing(HttpContext context, DirectoryCache directory, MailDesk desk) =>
        directory.PrincipalOf(context.User) is null ? Answers.Of(Rejection.NotFound) : Answers.Of(desk.Standing, ApiJson.Strict.MailStanding);

    private static async Task<IResult> SendCode(HttpContext context, DirectoryCache directory, MailDesk desk)
    {
        if (directory.PrincipalOf(context.User) is not { } me || me.Id == ParticipantId.System) return Answers.Of(Rejection.NotFound);
        var (to, malformed) = await Answers.Read(context.Request, ApiJson.Strict.AddressToConfirm);
        if (to is null) return Answers.Of(malformed!);
        return await desk.SendCode(me, to.Email.Trim(), context.RequestAborted) is { } no
            ? Answers.Of(no) : Answers.Of(desk.Standing, ApiJson.Strict.MailStanding);
    }
}
