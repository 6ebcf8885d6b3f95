namespace Tracker.Server.Records;

public static class HeldRecordsServices
{
    /// <summary>The lists of records, and their search. Needs the store.</summary>
    public static void AddHeldRecords(this IServiceCollection services)
    {
        services.AddSingleton<HeldRecords>();
        services.AddSingleton<RecordSearch>();
        services.AddSingleton<SearchFill>();
        services.AddHostedService(s => s.GetRequiredService<SearchFill>());
        services.AddSingleton<LastChangesFill>();
        services.AddHostedService(s => s.GetRequiredService<LastChangesFill>());
    }
}
