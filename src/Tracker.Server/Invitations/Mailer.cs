using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Tracker.Server.Invitations;

/// <summary>Sends invitations over SMTP, if it is configured.</summary>
public sealed partial class Mailer(TrackerOptions options, ILogger<Mailer> logger)
{
    private const int ImplicitTls = 465;

    public bool IsSet => options.Mail.IsSet;

    /// <summary>False if the mail server did not accept it; the log has the reason, without the link.</summary>
    public async Task<bool> Send(string name, string email, string subject, string text, CancellationToken cancellation)
    {
        try
        {
            using var message = new MimeMessage();
            message.From.Add(MailboxAddress.Parse(options.Mail.From!));
            message.To.Add(new MailboxAddress(name, email));
            message.Subject = subject;
            message.Body = new TextPart("plain") { Text = text };
            using var client = new SmtpClient { Timeout = 15_000 };
            await client.ConnectAsync(options.Mail.Host!, options.Mail.Port, Security(), cancellation);
            if (options.Mail.User is { Length: > 0 } user) await client.AuthenticateAsync(user, options.Mail.Password!, cancellation);
            await client.SendAsync(message, cancellation);
            await client.DisconnectAsync(true, cancellation);
            return true;
        }
        catch (Exception e) when (e is MailKit.CommandException or MailKit.ProtocolException or AuthenticationException or SslHandshakeException
            or IOException or System.Net.Sockets.SocketException or TimeoutException or ParseException)
        {
            NotSent(e.GetType().Name);
            return false;
        }
    }

    private SecureSocketOptions Security() =>
        options.Mail.Port == ImplicitTls ? SecureSocketOptions.SslOnConnect
        : options.Mail.RequireTls ? SecureSocketOptions.StartTls
        : SecureSocketOptions.StartTlsWhenAvailable;

    [LoggerMessage(3201, LogLevel.Warning, "An invitation could not be mailed: {Reason}.")]
    private partial void NotSent(string reason);
}
