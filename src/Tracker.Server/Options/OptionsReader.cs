using System.Globalization;
using Npgsql;
using Tracker.Server.Hosting;

namespace Tracker.Server.Options;

/// <summary>Everything that is wrong with the settings, each error with the key to set. Never contains the value of a secret.</summary>
public sealed class SettingsException(IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    public IReadOnlyList<string> Errors => errors;
}

/// <summary>Reads and checks the settings before anything starts.</summary>
public static class OptionsReader
{
    /// <summary>Throws <see cref="SettingsException"/>.</summary>
    public static TrackerOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Tracker");
        TrackerOptions options;
        try
        {
            options = section.Get<TrackerOptions>(o => o.ErrorOnUnknownConfiguration = true) ?? new TrackerOptions();
        }
        catch (InvalidOperationException e)
        {
            throw new SettingsException([Unbound(e)]);
        }
        var errors = Errors(options).ToList();
        if (string.Equals(configuration["ForwardedHeaders_Enabled"], "true", StringComparison.OrdinalIgnoreCase))
            errors.Add("ASPNETCORE_FORWARDEDHEADERS_ENABLED trusts every caller's headers. Remove it and name the proxies in Tracker__Proxy__Trusted.");
        if (options.IsHttps && !options.Proxy.IsSet && !ListenAddresses.HaveHttps(configuration))
            errors.Add("Tracker__PublicAddress is an https address, but this server listens on http only and knows no proxy in front of it. Name the proxy "
                + "that ends TLS in Tracker__Proxy__Trusted, or listen on https with --urls and a certificate.");
        return errors.Count == 0 ? options : throw new SettingsException(errors);
    }

    /// <summary>Every rule that the options break.</summary>
    public static IEnumerable<string> Errors(TrackerOptions o)
    {
        if (o.PublicAddress is { Length: > 0 } address && (Web(address) is not { } uri || uri.AbsolutePath != "/"))
            yield return "Tracker__PublicAddress must be an http or https address without a path, such as https://tracker.example.org.";
        if (string.IsNullOrWhiteSpace(o.Storage.DataFolder))
            yield return "Tracker__Storage__DataFolder must name a folder.";
        if (o.Storage.ConnectionString is { Length: > 0 } cs && !Connects(cs))
            yield return "Tracker__Storage__ConnectionString is not a PostgreSQL connection string with Host and Database (its text is not shown here).";
        if (o.Silo.Address is { Length: > 0 } silo && !System.Net.IPAddress.TryParse(silo, out _))
            yield return "Tracker__Silo__Address must be an IP address of this server.";
        if (o.Proxy.Networks().Contains(null))
            yield return "Tracker__Proxy__Trusted must be IP addresses or networks separated by commas, such as 127.0.0.1, 10.1.0.0/16; "
                + "a network of all addresses is not allowed.";
        foreach (var error in Authorities(o)) yield return error;
        foreach (var error in Mail(o.Mail)) yield return error;
        if (o.Books.Browser is { Length: > 0 } browser && browser != BookOptions.None && !File.Exists(browser))
            yield return "Tracker__Books__Browser must be the path of a Chromium on this machine, or none.";
        if (o.Telemetry.OtlpEndpoint is { Length: > 0 } otlp && Web(otlp) is null)
            yield return "Tracker__Telemetry__OtlpEndpoint must be an http or https address.";
        foreach (var (key, value, from, to) in Numbers(o))
            if (value < from || value > to)
                yield return string.Create(CultureInfo.InvariantCulture, $"Tracker__{key} must be from {from} to {to}; it is {value}.");
    }

    private static IEnumerable<string> Authorities(TrackerOptions o)
    {
        if (o.Oidc.IsSet && !Authority(o.Oidc.Authority, o.Oidc.AllowHttp))
            yield return "Tracker__Oidc__Authority must be an https address (http only with Tracker__Oidc__AllowHttp=true).";
        if (o.Oidc.IsSet && string.IsNullOrWhiteSpace(o.Oidc.ClientId))
            yield return "Tracker__Oidc__ClientId is missing; it belongs to Tracker__Oidc__Authority.";
        if (!o.Oidc.IsSet && (o.Oidc.ClientId ?? o.Oidc.ClientSecret) is { Length: > 0 })
            yield return "Tracker__Oidc__Authority is missing; it belongs to Tracker__Oidc__ClientId.";
        if (o.Jwt.IsSet && !Authority(o.Jwt.Authority, o.Jwt.AllowHttp))
            yield return "Tracker__Jwt__Authority must be an https address (http only with Tracker__Jwt__AllowHttp=true).";
        if (o.Jwt.IsSet && string.IsNullOrWhiteSpace(o.Jwt.Audience))
            yield return "Tracker__Jwt__Audience is missing; without it a token for any other program would be accepted.";
        if (o.Jwt.IsSet && o.Oidc.IsSet && o.Jwt.Authority!.TrimEnd('/') != o.Oidc.Authority!.TrimEnd('/'))
            yield return "Tracker__Jwt__Authority and Tracker__Oidc__Authority must be the same: one provider's subjects name the participants.";
        if (!o.Jwt.IsSet && !string.IsNullOrWhiteSpace(o.Jwt.Audience))
            yield return "Tracker__Jwt__Authority is missing; it belongs to Tracker__Jwt__Audience.";
    }

    private static IEnumerable<string> Mail(MailOptions mail)
    {
        if (mail.IsSet && (string.IsNullOrWhiteSpace(mail.From) || !MimeKit.MailboxAddress.TryParse(mail.From, out _)))
            yield return "Tracker__Mail__From must be the e-mail address that mails come from.";
        if (!mail.IsSet && (mail.From ?? mail.User ?? mail.Password ?? mail.PasswordFile) is { Length: > 0 })
            yield return "Tracker__Mail__Host is missing; the other Tracker__Mail keys need it.";
        var (password, file) = (mail.Password is { Length: > 0 }, mail.PasswordFile is { Length: > 0 });
        if (mail.IsSet && password && file)
            yield return "Tracker__Mail__Password and Tracker__Mail__PasswordFile are both set: remove one.";
        else if (mail.IsSet && (mail.User is { Length: > 0 }) != (password || file))
            yield return "Tracker__Mail__User and Tracker__Mail__Password (or Tracker__Mail__PasswordFile) go together: set both or none.";
        if (file && !File.Exists(mail.PasswordFile))
            yield return "Tracker__Mail__PasswordFile names a file that does not exist or may not be read.";
    }

    private static IEnumerable<(string Key, int Value, int From, int To)> Numbers(TrackerOptions o) =>
    [
        ("SignIn__LinkHours", o.SignIn.LinkHours, 1, 24 * 30), ("SignIn__SessionHours", o.SignIn.SessionHours, 1, 24 * 30),
        ("SignIn__LongestSessionHours", o.SignIn.LongestSessionHours, 1, 24 * 90),
        ("Mail__Port", o.Mail.Port, 1, 65_535),
        ("Limits__MessagesPerSecond", o.Limits.MessagesPerSecond, 1, 1_000_000), ("Limits__RequestsPerMinute", o.Limits.RequestsPerMinute, 10, 10_000_000),
        ("Limits__ConnectionsPerParticipant", o.Limits.ConnectionsPerParticipant, 1, 100_000),
        ("Limits__InvitationsPerHour", o.Limits.InvitationsPerHour, 1, 10_000),
        ("Limits__NotFoundPerMinute", o.Limits.NotFoundPerMinute, 1, 10_000_000), ("Limits__DrainSeconds", o.Limits.DrainSeconds, 0, 600),
    ];

    private static bool Authority(string? address, bool allowHttp) => Web(address) is { } uri && (allowHttp || uri.Scheme == Uri.UriSchemeHttps);

    private static Uri? Web(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? uri : null;

    private static bool Connects(string connectionString)
    {
        try
        {
            var parsed = new NpgsqlConnectionStringBuilder(connectionString);
            return !string.IsNullOrWhiteSpace(parsed.Host) && !string.IsNullOrWhiteSpace(parsed.Database);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            return false;
        }
    }

    /// <summary>The binder's message names the key; the value it quotes, which may be a secret in the wrong place, is left out.</summary>
    private static string Unbound(InvalidOperationException e)
    {
        var quoted = e.Message.Split('\'').Where((_, i) => i % 2 == 1).ToList();
        return e.Message.Split('\'').FirstOrDefault(p => p.StartsWith("Tracker:", StringComparison.Ordinal)) is { } key
            ? $"{key.Replace(":", "__", StringComparison.Ordinal)} does not have the type that this setting needs."
            : $"There is no such setting under Tracker: {string.Join(", ", quoted.Where(p => !p.Contains('.') && p != "ErrorOnUnknownConfiguration"))}.";
    }
}
