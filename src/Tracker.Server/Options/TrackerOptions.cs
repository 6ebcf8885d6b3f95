using System.Net;
using System.Net.Sockets;

namespace Tracker.Server.Options;

/// <summary>
/// Everything that can be set, under <c>Tracker</c> in appsettings.json or as <c>Tracker__Section__Key</c> in the
/// environment. Nothing has to be set. Checked at start by <see cref="OptionsReader"/>.
/// </summary>
public sealed class TrackerOptions
{
    /// <summary>The address that people use, such as <c>https://tracker.example.org</c>; used in links and as the trusted origin.</summary>
    public string? PublicAddress { get; set; }

    /// <summary>Whether people reach this server over TLS, by its public address.</summary>
    public bool IsHttps => PublicAddress?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>Whether <c>/parts</c> shows the parts that pages are made of, as it does in development.</summary>
    public bool Parts { get; set; }

    public StorageOptions Storage { get; set; } = new();
    public SiloOptions Silo { get; set; } = new();
    public ProxyOptions Proxy { get; set; } = new();
    public SignInOptions SignIn { get; set; } = new();
    public KeysOptions Keys { get; set; } = new();
    public MailOptions Mail { get; set; } = new();
    public OidcOptions Oidc { get; set; } = new();
    public JwtOptions Jwt { get; set; } = new();
    public LimitOptions Limits { get; set; } = new();
    public TelemetryOptions Telemetry { get; set; } = new();
    public SampleOptions Sample { get; set; } = new();
    public BookOptions Books { get; set; } = new();
}

public sealed class StorageOptions
{
    /// <summary>Of a PostgreSQL 14 or newer; empty chooses the embedded SQLite. Secret.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Folder of the embedded database and of the operator's credential.</summary>
    public string DataFolder { get; set; } = "tracker-data";
}

/// <summary>How the servers of one installation on PostgreSQL reach each other.</summary>
public sealed class SiloOptions
{
    /// <summary>The IP address of this server for the others; empty if all run on one machine.</summary>
    public string? Address { get; set; }
}

/// <summary>Proxies in front of this server, whose <c>X-Forwarded-</c> headers are trusted.</summary>
public sealed class ProxyOptions
{
    /// <summary>Their IP addresses and networks, separated by commas, such as <c>127.0.0.1, 10.1.0.0/16</c>; empty ignores the headers.</summary>
    public string? Trusted { get; set; }

    public bool IsSet => !string.IsNullOrWhiteSpace(Trusted);

    /// <summary>One for each entry; null if it is not a network or contains all addresses.</summary>
    public IEnumerable<IPNetwork?> Networks() =>
        (Trusted ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(entry =>
            IPAddress.TryParse(entry, out var address) ? new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)
            : IPNetwork.TryParse(entry, out var network) && network.PrefixLength > 0 ? network
            : (IPNetwork?)null);
}

/// <summary>The keys that sign and encrypt cookies, and seal snapshots. They are in the database, so that all servers have them.</summary>
public sealed class KeysOptions
{
    /// <summary>A file outside the database, the same on all servers, with at least 32 random bytes; the keys in the database are encrypted with it. Empty
    /// leaves them readable for anyone who reads the database or a backup.</summary>
    public string? File { get; set; }
}

public sealed class SignInOptions
{
    /// <summary>How long a sign-in link works, in hours.</summary>
    public int LinkHours { get; set; } = 24;

    /// <summary>How long a session lasts without use, in hours.</summary>
    public int SessionHours { get; set; } = 12;

    /// <summary>How long a session lasts at most, however much it is used, in hours.</summary>
    public int LongestSessionHours { get; set; } = 24 * 7;
}

/// <summary>SMTP for invitations and for alerts. Without a host, administrators are shown the links of those whom they invite, and hand over those of
/// others; and nobody is told of alerts by mail.</summary>
public sealed class MailOptions
{
    public string? Host { get; set; }
    public int Port { get; set; } = 587;
    public string? User { get; set; }

    /// <summary>Secret.</summary>
    public string? Password { get; set; }

    /// <summary>A file with the password, in place of <see cref="Password"/>; it is read for each mail.</summary>
    public string? PasswordFile { get; set; }

    public string? From { get; set; }

    /// <summary>How the connection is made secure. Empty takes <see cref="MailTls.Implicit"/> on port 465, otherwise <see cref="MailTls.StartTls"/>.</summary>
    public MailTls? Tls { get; set; }

    /// <summary>False only for a mail server on the same machine: the same as <see cref="MailTls.IfOffered"/>.</summary>
    public bool RequireTls { get; set; } = true;

    public bool IsSet => !string.IsNullOrWhiteSpace(Host);
}

/// <summary>How the connection to the mail server is made secure.</summary>
public enum MailTls
{
    /// <summary>From its beginning.</summary>
    Implicit,

    /// <summary>By the command STARTTLS, or no mail is sent.</summary>
    StartTls,

    /// <summary>By STARTTLS if the mail server offers it; only for one on the same machine.</summary>
    IfOffered,

    /// <summary>Not at all; only for a mail server on the same machine.</summary>
    None,
}

/// <summary>An OpenID Connect provider that signs people in (authorization code with PKCE).</summary>
public sealed class OidcOptions
{
    public string? Authority { get; set; }
    public string? ClientId { get; set; }

    /// <summary>Secret.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Text of the sign-in button, after "Sign in with".</summary>
    public string DisplayName { get; set; } = "your organisation";

    /// <summary>Allows plain http; for a provider on the same machine only.</summary>
    public bool AllowHttp { get; set; }

    public bool IsSet => !string.IsNullOrWhiteSpace(Authority);
}

/// <summary>Bearer tokens of programs other than browsers.</summary>
public sealed class JwtOptions
{
    public string? Authority { get; set; }
    public string? Audience { get; set; }

    /// <summary>Allows plain http; for a provider on the same machine only.</summary>
    public bool AllowHttp { get; set; }

    public bool IsSet => !string.IsNullOrWhiteSpace(Authority);
}

public sealed class LimitOptions
{
    /// <summary>Short messages that one participant may send in a second, over all live connections and servers; each KB counts as one
    /// more. Further ones wait.</summary>
    public int MessagesPerSecond { get; set; } = 500;

    /// <summary>Live connections that one participant may have open at once, over all servers.</summary>
    public int ConnectionsPerParticipant { get; set; } = 50;

    /// <summary>Requests that one participant, or one address without a session, may send to the API in a minute.</summary>
    public int RequestsPerMinute { get; set; } = 6_000;

    /// <summary>How many people a participant who is not an administrator can invite in an hour.</summary>
    public int InvitationsPerHour { get; set; } = 30;

    /// <summary>How often one participant may ask in a minute for records that do not exist for them; further ones are answered <c>too-fast</c>.</summary>
    public int NotFoundPerMinute { get; set; } = 240;

    /// <summary>How long a stop waits for running requests, in seconds.</summary>
    public int DrainSeconds { get; set; } = 20;
}

public sealed class TelemetryOptions
{
    /// <summary>Address for traces and metrics over OTLP, such as <c>http://localhost:4317</c>; empty sends none.</summary>
    public string? OtlpEndpoint { get; set; }
}

public sealed class SampleOptions
{
    /// <summary>Folder of the facts of the sample; empty looks beside the program and in <c>deploy/report-2022</c>.</summary>
    public string? Folder { get; set; }

    /// <summary>Loads the sample at start. Loading it again changes nothing.</summary>
    public bool Load { get; set; }
}

/// <summary>Frozen briefs as books.</summary>
public sealed class BookOptions
{
    /// <summary>What is set for <see cref="Browser"/> to make no PDFs.</summary>
    public const string None = "none";

    /// <summary>A Chromium on this machine that makes PDFs; empty looks for one on the path, <c>none</c> makes no PDFs.</summary>
    public string? Browser { get; set; }
}
