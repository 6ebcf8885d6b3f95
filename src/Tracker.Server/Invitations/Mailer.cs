using MimeKit;
using Tracker.Server.Mail;

namespace Tracker.Server.Invitations;

/// <summary>Sends invitations by mail, if that is configured.</summary>
public sealed class Mailer(SmtpPost post)
{
    public bool IsSet => post.IsSet;

    /// <summary>False if the mail server did not accept it; the log has the reason, without the link.</summary>
    public async Task<bool> Send(string name, string email, string subject, string text, CancellationToken cancellation)
    {
        if (MailLetter.To(name, email) is not { } to) return false;
        var sent = await post.Send(_ => Task.FromResult<MimeMessage?>(MailLetter.Plain(post.From, to, subject, text)), cancellation);
        return sent.Result == Posted.Taken;
    }
}
