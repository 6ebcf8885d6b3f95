namespace Tracker.Server.WarmUp;

public static class WarmUpServices
{
    public static void AddWarmUp(this IServiceCollection services)
    {
        services.AddSingleton<MemoryHub>();
        services.AddSingleton<Rehearsal>();
        services.AddHostedService(s => s.GetRequiredService<Rehearsal>());
    }
}
