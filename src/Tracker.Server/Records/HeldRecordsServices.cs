namespace Tracker.Server.Records;

public static class HeldRecordsServices
{
    /// <summary>The lists of records. Needs the store.</summary>
    public static void AddHeldRecords(this IServiceCollection services)
    {
        services.AddSingleton<HeldRecords>();
        services.AddSingleton<LastChangesFill>();
        services.AddHostedService(s => s.GetRequiredService<LastChangesFill>());
    }
}
