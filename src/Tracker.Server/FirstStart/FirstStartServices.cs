namespace Tracker.Server.FirstStart;

public static class FirstStartServices
{
    public static void AddFirstStart(this IServiceCollection services)
    {
        services.AddSingleton<Opening>();
        services.AddHostedService(s => s.GetRequiredService<Opening>());
    }
}
