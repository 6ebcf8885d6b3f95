using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using MimeKit;
using Tracker.Domain.Alerts;
using Tracker.Server.Alerts;
using Tracker.Server.Hosting;

namespace Tracker.Server.Mail;

/// <summary>The address of a participant, and the link in their mails that turns mail off.</summary>
public sealed class MailDesk(
    SmtpPost post, AlertReader reader, OwnRecord own, PublicAddress address, IDataProtectionProvider protection)
{
    private static readonly Rejection NoMail = Rejection.IllegalStep("This installation sends no mail.", "email");

    private readonly IDataProtector protector = protection.CreateProtector("Tracker.MailOff");

    public MailStanding Standing => new(post.IsSet);

    /// <summary>Sends a code to an address that a participant calls theirs; null if the mail server took it.</summary>
    public async Task<Rejection?> SendCode(Principal participant, string email, CancellationToken cancellation)
    {
        if (!post.IsSet) return NoMail;
        if (EmailAddress.Refuses(email, "email") is { } no) return no;
        if (MailLetter.To(participant.Name, email) is not { } to) return EmailAddress.Implausible("email");
        var code = AddressCode.New();
        if (await own.Send(participant.Id, new OpenAlerts()) is { } closed) return closed;
        if (await own.Send(participant.Id, new ProposeAddress(email, AddressCode.HashOf(code))) is { } refused) return refused;
        var letter = MailLetter.OfCode(participant.Name, code, address.Value + "/alerts");
        var sent = await post.Send(
            _ => Task.FromResult<MimeMessage?>(MailLetter.Plain(post.From, to, MailLetter.CodeSubject, letter)), cancellation);
        if (sent.Result == Posted.Taken) return null;
        await own.Send(participant.Id, new CancelAddress());
        return Rejection.IllegalStep($"The code could not be sent. {sent.Sentence}", "email");
    }

    /// <summary>The address that turns mail off for whoever asks it, as long as mail goes to this e-mail address.</summary>
    internal string OffAddress(ParticipantId participant, ConfirmedAddress to) =>
        $"{address.Value}/mail/off/{protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{to.At.UtcTicks} {participant.Value}"))}";

    /// <summary>False for what is no such link, or no longer.</summary>
    internal async Task<bool> IsLink(string link) => await Find(link) is not null;

    /// <summary>Turns mail off; false for what is no such link, or no longer.</summary>
    internal async Task<bool> TurnOff(string link) => await Find(link) is { } participant && await own.Send(participant, new SwitchMail(true)) is null;

    private async Task<ParticipantId?> Find(string link)
    {
        try
        {
            if (protector.Unprotect(link).Split(' ', 2) is not [var at, var name] || ParticipantId.TryParse(name) is not { } participant) return null;
            var book = await reader.BookOf(participant);
            return book?.Mail?.Address is { } now && now.At.UtcTicks.ToString(CultureInfo.InvariantCulture) == at ? participant : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
