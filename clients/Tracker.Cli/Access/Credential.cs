using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http.Connections.Client;

namespace Tracker.Cli.Access;

/// <summary>A server and how to sign in there: its operator's secret on the same machine, or the cookies of a session.</summary>
internal sealed record Credential(Uri Server, string? OperatorSecret = null, CookieContainer? Cookies = null)
{
    /// <summary>How the list of sessions names this program, with its system.</summary>
    private static readonly string UserAgent = "tracker-cli (" + System + ")";

    private static string System => OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "Mac OS X" : "Linux";

    private string? Authorization => OperatorSecret is null ? null : $"Operator {OperatorSecret}";

    public HttpClient Http()
    {
        var http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = Cookies is not null,
            CookieContainer = Cookies ?? new CookieContainer(),
        }) { BaseAddress = Server, Timeout = TimeSpan.FromMinutes(10) };
        http.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent);
        if (Authorization is { } header) http.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(header);
        return http;
    }

    public void Apply(HttpConnectionOptions options)
    {
        if (Cookies is not null) options.Cookies = Cookies;
        if (Authorization is { } header) options.Headers["Authorization"] = header;
    }
}
