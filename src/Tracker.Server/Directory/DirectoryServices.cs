using Tracker.Domain;
using Tracker.Domain.Directory;
using Tracker.Server.Live;

namespace Tracker.Server.Directory;

public static class DirectoryServices
{
    /// <summary>This host's copy of the directory, and commands to it. Needs a silo.</summary>
    public static void AddDirectory(this IServiceCollection services)
    {
        services.AddSingleton((DirectoryKind)TrackerKinds.All.Of(DirectoryKind.Actor)!);
        services.AddSingleton<DirectoryCache>();
        services.AddSingleton<IPrincipals>(s => s.GetRequiredService<DirectoryCache>());
        services.AddHostedService(s => s.GetRequiredService<DirectoryCache>());
        services.AddSingleton<DirectoryDesk>();
    }
}
