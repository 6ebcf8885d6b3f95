using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Tracker.Server.SignIn;

/// <summary>Bearer tokens in the Authorization header, for programs other than browsers. Tokens in the query string are ignored.</summary>
internal static class BearerSignIn
{
    public static AuthenticationBuilder AddBearer(this AuthenticationBuilder builder, JwtOptions jwt)
    {
        if (!jwt.IsSet) return builder;
        builder.Services.TryAddSingleton<ExternalUsers>();
        return builder.AddJwtBearer(Session.Bearer, o =>
        {
            o.Authority = jwt.Authority;
            o.Audience = jwt.Audience;
            o.RequireHttpsMetadata = !jwt.AllowHttp;
            o.MapInboundClaims = false;
            o.Events = new()
            {
                OnTokenValidated = async context =>
                {
                    var users = context.HttpContext.RequestServices.GetRequiredService<ExternalUsers>();
                    if (context.Principal is { } user && await users.Match(user, link: false, context.HttpContext.RequestAborted) is { } participant)
                        context.Principal = Session.UserOf(participant, Session.Bearer, user.FindFirst("sub")!.Value, context.SecurityToken.ValidTo);
                    else
                        context.Fail("The token's subject is not a participant here.");
                },
            };
        });
    }
}
