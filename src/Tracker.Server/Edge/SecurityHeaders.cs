namespace Tracker.Server.Edge;

/// <summary>Security headers of every response.</summary>
public sealed class SecurityHeaders(TrackerOptions options)
{
    private const string Docs = "/api/docs";

    public Task Invoke(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers.XFrameOptions = "DENY";
        // A browser takes it from a secure answer only; behind a proxy this server cannot always see that it is one.
        if (options.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        else if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
        headers.ContentSecurityPolicy = Policy(context);
        if (context.Request.Path.StartsWithSegments("/api")) headers.CacheControl = "no-store";
        return next(context);
    }

    /// <summary>Blazor needs WebAssembly, and styles in attributes; scripts and styles that stand in a page need its nonce.</summary>
    private static string Policy(HttpContext context)
    {
        var own = $"'self' 'nonce-{context.CspNonce()}'";
        var script = context.Request.Path.StartsWithSegments(Docs) ? own : $"{own} 'wasm-unsafe-eval'";
        return $"default-src 'self'; script-src {script}; style-src {own}; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
            + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    }
}
