using Scalar.AspNetCore;
using Tracker.Server.Edge;

namespace Tracker.Server.Api;

/// <summary>The page that shows the API's description. Scalar's scripts carry the nonce of the answer, and the styles that they add do as well.</summary>
internal static class DocumentationPage
{
    public static void MapDocumentation(this IEndpointRouteBuilder routes, string root) => routes.MapScalarApiReference($"{root}/docs", (o, context) => o
        .WithTitle("Tracker API").WithOpenApiRoutePattern($"{root}/openapi/{{documentName}}.json").DisableDefaultFonts().DisableAgent()
        .WithNonce(context.CspNonce()).AddHeadContent(Head(context.CspNonce())));

    /// <summary>Scalar gives its first style sheet the nonce of the page; for those that its components add later it has no option.</summary>
    private static string Head(string nonce) => $$"""
        <meta property="csp-nonce" content="{{nonce}}" />
        <script nonce="{{nonce}}">
          const create = document.createElement;
          document.createElement = function (name, options) {
            const element = create.call(this, name, options);
            if (String(name).toLowerCase() === 'style') element.nonce = '{{nonce}}';
            return element;
          };
        </script>
        """;
}
