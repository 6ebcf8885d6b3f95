using System.Security.Cryptography;

namespace Tracker.Server.Edge;

/// <summary>Security headers of every response.</summary>
public static class SecurityHeaders
{
    private const string NonceKey = "csp-nonce";
    private const string Docs = "/api/docs";

    /// <summary>The nonce that an inline script of this response needs to run.</summary>
    public static string CspNonce(this HttpContext context) =>
        context.Items[NonceKey] as string ?? (string)(context.Items[NonceKey] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));

    public static Task Invoke(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers.XFrameOptions = "DENY";
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
        headers.ContentSecurityPolicy = Policy(context);
        if (context.Request.Path.StartsWithSegments("/api")) headers.CacheControl = "no-store";
        return next(context);
    }

    /// <summary>Blazor needs WebAssembly and inline style attributes; only the API's documentation page needs inline scripts.</summary>
    private static string Policy(HttpContext context)
    {
        var script = context.Request.Path.StartsWithSegments(Docs) ? "'self' 'unsafe-inline'" : $"'self' 'wasm-unsafe-eval' 'nonce-{context.CspNonce()}'";
        return $"default-src 'self'; script-src {script}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
            + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    }
}
