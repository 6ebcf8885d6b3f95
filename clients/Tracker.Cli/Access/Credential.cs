using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http.Connections.Client;

namespace Tracker.Cli.Access;

/// <summary>A server with what it knows us by: the secret of its operator on the same machine, or the cookie of a session.</summary>
internal sealed record Credential(Uri Server, string? OperatorSecret = null, CookieContainer? Cookies = null)
{
    private string? Authorization => OperatorSecret is null ? null : $"Operator {OperatorSecret}";

    public HttpClient Http()
    {
        var http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = Cookies is not null,
            CookieContainer = Cookies ?? new CookieContainer(),
        }) { BaseAddress = Server, Timeout = TimeSpan.FromMinutes(10) };
        if (Authorization is { } header) http.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(header);
        return http;
    }

    public void Apply(HttpConnectionOptions options)
    {
        if (Cookies is not null) options.Cookies = Cookies;
        if (Authorization is { } header) options.Headers["Authorization"] = header;
    }
}
