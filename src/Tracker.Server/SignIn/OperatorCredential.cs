using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Tracker.Server.Edge;
using Tracker.Server.Hosting;

namespace Tracker.Server.SignIn;

/// <summary>
/// A random secret of this run, written to <c>operator.json</c> in the data folder for its owner only. Anyone who can read that file
/// can read the database too; on the same machine they may act as the program itself.
/// </summary>
public sealed class OperatorCredential(TrackerOptions options, PublicAddress address)
{
    public const string FileName = "operator.json";
    private readonly string secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    private string Path => System.IO.Path.Combine(options.Storage.DataFolder, FileName);

    public void Write()
    {
        System.IO.Directory.CreateDirectory(options.Storage.DataFolder);
        var part = $"{Path}.{Environment.ProcessId}";
        var mode = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(part, mode))
            JsonSerializer.Serialize(file, new Dictionary<string, string> { ["address"] = address.Listening, ["secret"] = secret });
        File.Move(part, Path, overwrite: true);
    }

    /// <summary>Removes the file if it is still the one of this run.</summary>
    public void Remove()
    {
        try
        {
            if (File.ReadAllText(Path).Contains(secret, StringComparison.Ordinal)) File.Delete(Path);
        }
        catch (IOException)
        {
            // It is gone already, or the folder is; a new start writes a new one.
        }
    }

    public bool Is(string presented) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(presented)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

/// <summary><c>Authorization: Operator &lt;secret&gt;</c>, from the same machine and not through a proxy.</summary>
public sealed class OperatorAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, OperatorCredential credential)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Prefix = "Operator ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var local = Context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
            && !TrustedProxies.CameThroughOne(Request);
        var presented = Request.Headers.Authorization.ToString();
        return Task.FromResult(local && presented.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && credential.Is(presented[Prefix.Length..].Trim())
            ? AuthenticateResult.Success(new AuthenticationTicket(Session.UserOf(ParticipantId.System, Session.Operator), Session.Operator))
            : AuthenticateResult.Fail("The operator's credential is wrong or not from this machine."));
    }
}
