using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Tracker.Server.Mail;

/// <summary>What became of a mail.</summary>
public enum Posted
{
    Taken,

    /// <summary>There was nothing left to say.</summary>
    Dropped,

    /// <summary>The mail server did not take it; it may later.</summary>
    NotTaken,

    /// <summary>The mail server takes nothing for this address.</summary>
    AddressRefused,

    /// <summary>The connection broke while it was handed over.</summary>
    Unknown,
}

/// <param name="Sentence">Why it was not taken, for people; null if it was.</param>
public sealed record PostOutcome(Posted Result, string? Sentence = null);

/// <summary>Hands mails over to the mail server of this installation, if there is one. No address and no word of a mail is logged.</summary>
public sealed partial class SmtpPost(TrackerOptions options, ILogger<SmtpPost> logger)
{
    private const int ImplicitTls = 465, MostSaid = 200;

    /// <summary>For one command of the mail server, and for a whole mail.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15), Whole = TimeSpan.FromSeconds(60);

    public bool IsSet => options.Mail.IsSet;

    public MailboxAddress From => MailboxAddress.Parse(options.Mail.From!);

    /// <summary>Sends what is written when the mail server is ready for it; null is not sent.</summary>
    public async Task<PostOutcome> Send(Func<CancellationToken, Task<MimeMessage?>> write, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Whole);
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        if (await Connect(client, limit.Token, cancellation) is { } failure) return failure;
        using var message = await write(limit.Token);
        return message is null ? new(Posted.Dropped) : await HandOver(client, message, limit.Token, cancellation);
    }

    private async Task<PostOutcome?> Connect(SmtpClient client, CancellationToken limit, CancellationToken cancellation)
    {
        try
        {
            await client.ConnectAsync(options.Mail.Host!, options.Mail.Port, Security(options.Mail), limit);
            if (options.Mail.User is { Length: > 0 } user) await client.AuthenticateAsync(user, PasswordOf(options.Mail), limit);
            return null;
        }
        catch (Exception e) when (IsOfMail(e, cancellation) || e is UnauthorizedAccessException)
        {
            return NotTaken(e, e switch
            {
                AuthenticationException or UnauthorizedAccessException => "The mail server did not let Tracker sign in.",
                SslHandshakeException or NotSupportedException => "The mail server has no secure connection that can be trusted.",
                SmtpCommandException said => Said(said),
                _ => "The mail server could not be reached.",
            });
        }
    }

    private async Task<PostOutcome> HandOver(SmtpClient client, MimeMessage message, CancellationToken limit, CancellationToken cancellation)
    {
        try
        {
            await client.SendAsync(message, limit);
        }
        catch (SmtpCommandException e) when (e.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)e.StatusCode >= 500)
        {
            return new(Posted.AddressRefused, Said(e));
        }
        catch (NotSupportedException)
        {
            return new(Posted.AddressRefused, "The mail server does not take addresses of this form.");
        }
        catch (SmtpCommandException e)
        {
            return NotTaken(e, Said(e));
        }
        catch (Exception e) when (IsOfMail(e, cancellation))
        {
            NotSent(logger, e.GetType().Name);
            return new(Posted.Unknown, "The connection to the mail server broke.");
        }
        await Leave(client, cancellation);
        return new(Posted.Taken);
    }

    /// <summary>The mail was taken, whatever comes of this.</summary>
    private static async Task Leave(SmtpClient client, CancellationToken cancellation)
    {
        try
        {
            await client.DisconnectAsync(true, cancellation);
        }
        catch (Exception e) when (IsOfMail(e, cancellation))
        {
        }
    }

    private PostOutcome NotTaken(Exception e, string sentence)
    {
        NotSent(logger, e is SmtpCommandException said ? $"status {(int)said.StatusCode}" : e.GetType().Name);
        return new(Posted.NotTaken, sentence);
    }

    /// <summary>What the mail server said, on one line and cut.</summary>
    private static string Said(SmtpCommandException e)
    {
        var words = string.Join(' ', e.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var line = VisibleText.Of(string.Create(CultureInfo.InvariantCulture, $"{(int)e.StatusCode} {words}"));
        return line.Length <= MostSaid ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[MostSaid - 2]) ? MostSaid - 2 : MostSaid - 1), "…");
    }

    private static bool IsOfMail(Exception e, CancellationToken cancellation) =>
        e is CommandException or ProtocolException or AuthenticationException or SslHandshakeException or IOException or SocketException or TimeoutException
            or NotSupportedException or ServiceNotConnectedException
        || e is OperationCanceledException && !cancellation.IsCancellationRequested;

    private static SecureSocketOptions Security(MailOptions mail) => mail.Tls switch
    {
        MailTls.Implicit => SecureSocketOptions.SslOnConnect,
        MailTls.StartTls => SecureSocketOptions.StartTls,
        MailTls.IfOffered => SecureSocketOptions.StartTlsWhenAvailable,
        MailTls.None => SecureSocketOptions.None,
        _ => mail.Port == ImplicitTls ? SecureSocketOptions.SslOnConnect
            : mail.RequireTls ? SecureSocketOptions.StartTls : SecureSocketOptions.StartTlsWhenAvailable,
    };

    /// <summary>A file is read each time: the password in it may be replaced while the server runs.</summary>
    private static string PasswordOf(MailOptions mail) =>
        mail.PasswordFile is { Length: > 0 } file ? File.ReadAllText(file).TrimEnd('\r', '\n') : mail.Password!;

    [LoggerMessage(3201, LogLevel.Warning, "A mail could not be sent: {Reason}.")]
    private static partial void NotSent(ILogger logger, string reason);
}
